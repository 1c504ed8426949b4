package dev.twinstore.server.twin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Puts faults on the wire, under the AWS SDK: the code under test can't tell them from real ones.
 */
final class WireFaults implements SdkHttpClient {

  /** What happens to one call. */
  sealed interface Fault {

    /** The call never arrives. */
    record NotSent() implements Fault {}

    /** The call has its effect and the answer is lost. */
    record AnswerLost() implements Fault {}

    /** The call has no effect and is answered so. */
    record Answered(int status, String body) implements Fault {}
  }

  private record Planned(String call, Fault fault, boolean stays) {}

  private final SdkHttpClient real;
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile String signedAt = "";

  WireFaults(SdkHttpClient real) {
    this.real = real;
  }

  /** Puts a fault on the next call of that name, such as {@code UpdateItem} or {@code PUT}. */
  void next(String call, Fault fault) {
    planned.add(new Planned(call, fault, false));
  }

  /** Puts a fault on every call of that name until the wire heals. */
  void every(String call, Fault fault) {
    planned.add(new Planned(call, fault, true));
  }

  void heal() {
    planned.clear();
  }

  /** The calls since the last time this was asked, in order. */
  List<String> calls() {
    List<String> seen = List.copyOf(calls);
    calls.clear();
    return seen;
  }

  /** The moment that the latest call was signed as of, such as {@code 20261121T093000Z}. */
  String signedAt() {
    return signedAt;
  }

  boolean allHappened() {
    return planned.isEmpty();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest call = real.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        String name = name(request.httpRequest());
        calls.add(name);
        signedAt = request.httpRequest().firstMatchingHeader("X-Amz-Date").orElse("");
        Optional<Planned> plan =
            planned.stream().filter(planned -> planned.call().equals(name)).findFirst();
        if (plan.isEmpty()) {
          return call.call();
        }
        if (!plan.get().stays()) {
          planned.remove(plan.get());
        }
        if (plan.get().fault() instanceof Fault.Answered answer) {
          return answer(answer);
        }
        if (plan.get().fault() instanceof Fault.AnswerLost) {
          call.call().responseBody().ifPresent(AbortableInputStream::abort);
        }
        throw new IOException("Connection reset");
      }

      @Override
      public void abort() {
        call.abort();
      }
    };
  }

  private static HttpExecuteResponse answer(Fault.Answered answer) {
    return HttpExecuteResponse.builder()
        .response(SdkHttpFullResponse.builder().statusCode(answer.status()).build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  private static String name(SdkHttpRequest request) {
    return request
        .firstMatchingHeader("X-Amz-Target")
        .map(target -> target.substring(target.indexOf('.') + 1))
        .orElse(request.method().name());
  }

  @Override
  public void close() {
    real.close();
  }
}
