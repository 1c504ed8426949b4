package dev.twinstore.server.twin;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * The wire under the AWS SDK, with faults on chosen calls; the code under test can't tell them from
 * real ones. Calls that carry a {@code traceparent} can have a script of their own, so that many
 * cases share a wire; all others follow the wire's.
 */
final class FaultyWire implements SdkHttpClient {

  private final SdkHttpClient real;
  private final WireScript own;
  private final Map<String, WireScript> scripts = new ConcurrentHashMap<>();
  private volatile String signedAt = "";

  FaultyWire(SdkHttpClient real) {
    this.real = real;
    this.own = new WireScript(real);
  }

  /** The script of the calls that carry this {@code traceparent}. */
  WireScript script(String trace) {
    return scripts.computeIfAbsent(trace, t -> new WireScript(real));
  }

  void forget(String trace) {
    scripts.remove(trace);
  }

  /** Puts a fault on the next call of that name. */
  void next(String call, WireFault fault) {
    own.next(call, fault);
  }

  /** Puts a fault on every call of that name until the wire heals. */
  void every(String call, WireFault fault) {
    own.every(call, fault);
  }

  /** Takes all faults away and forgets the calls that were. */
  void heal() {
    own.heal();
  }

  /** Whether every fault that was put on a call has been met. */
  boolean allHappened() {
    return own.allHappened();
  }

  /** The names of the calls since the wire healed. */
  List<String> calls() {
    return own.calls().stream().map(WireScript.Made::name).toList();
  }

  /** The moment that the latest call was signed as of, such as {@code 20261121T093000Z}. */
  String signedAt() {
    return signedAt;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    WireCall call = new WireCall(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        signedAt = call.signedAt();
        WireScript script = call.header("traceparent").map(scripts::get).orElse(own);
        return meet(script.record(call), call, script);
      }

      @Override
      public void abort() {
        call.abort();
      }
    };
  }

  private HttpExecuteResponse meet(WireFault fault, WireCall call, WireScript script)
      throws IOException {
    switch (fault.effect()) {
      case NONE:
        return call.send(real);
      case ANSWERED:
        return answer(fault.answer().orElseThrow());
      case TWICE:
        call.sendBlindly(real);
        return call.send(real);
      case AGAIN_LATER:
        script.holdBack(call);
        return call.send(real);
      case ONCE_LATER:
        script.holdBack(call);
        throw new IOException("Connection reset");
      case HELD_UP:
        holdUp(fault.delay());
        return call.send(real);
      case SLOW:
        HttpExecuteResponse slow = call.send(real);
        pause(fault.delay());
        return slow;
      case ANSWER_LOST:
        call.sendBlindly(real);
        throw new IOException("Connection reset");
      case BODY_CUT:
        return cut(call.send(real));
      case NOT_SENT:
        throw new IOException("Connection refused");
    }
    throw new IllegalStateException("No such effect");
  }

  private static void pause(Duration delay) throws IOException {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  /** The SDK interrupts a call whose time is over, wherever it is. */
  private static void holdUp(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Half a body, and then the connection is gone. */
  private static HttpExecuteResponse cut(HttpExecuteResponse whole) throws IOException {
    Optional<AbortableInputStream> stream = whole.responseBody();
    byte[] body = stream.isPresent() ? stream.get().readAllBytes() : new byte[0];
    InputStream half =
        new FilterInputStream(new ByteArrayInputStream(body, 0, body.length / 2)) {
          @Override
          public int read() throws IOException {
            return more(super.read());
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            return more(super.read(to, offset, length));
          }

          private int more(int read) throws IOException {
            if (read < 0) {
              throw new IOException("Premature end of the body");
            }
            return read;
          }
        };
    return HttpExecuteResponse.builder()
        .response(whole.httpResponse())
        .responseBody(AbortableInputStream.create(half))
        .build();
  }

  private static HttpExecuteResponse answer(WireFault.Answer answer) {
    return HttpExecuteResponse.builder()
        .response(SdkHttpFullResponse.builder().statusCode(answer.status()).build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  @Override
  public void close() {
    real.close();
  }
}
