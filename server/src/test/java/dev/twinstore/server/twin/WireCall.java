package dev.twinstore.server.twin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * One call as it goes over the wire. Its body is read when it is made, so that it can be sent any
 * number of times, also when the caller has long gone.
 */
final class WireCall {

  private static final Pattern PARTITION =
      Pattern.compile("\"collection\":\\{\"S\":\"([^\"]*)\"\\}");

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

  private final HttpExecuteRequest request;
  private final byte[] body;
  private volatile Optional<ExecutableHttpRequest> sending = Optional.empty();

  WireCall(HttpExecuteRequest request) {
    this.request = request;
    this.body = request.contentStreamProvider().map(WireCall::read).orElse(new byte[0]);
  }

  /** What is asked for: {@code UpdateItem}, {@code PUT}, {@code LIST}, {@code Publish}. */
  String name() {
    SdkHttpRequest http = request.httpRequest();
    Matcher action = ACTION.matcher(text());
    if (header("Content-Type").filter(type -> type.contains("form")).isPresent() && action.find()) {
      return action.group(1);
    }
    return header("X-Amz-Target")
        .map(target -> target.substring(target.indexOf('.') + 1))
        .orElse(http.rawQueryParameters().containsKey("list-type") ? "LIST" : http.method().name());
  }

  /** The name and, of a read of one row, what kind of row that is. */
  String kind() {
    if (!name().equals("GetItem")) {
      return name();
    }
    Matcher partition = PARTITION.matcher(text());
    if (!partition.find()) {
      return name();
    }
    String of = partition.group(1);
    boolean document =
        of.matches("[a-z]+") && !of.matches("idempotency|twinstore|submissions|notices");
    return name() + (of.contains(":") ? " of a marker" : document ? "" : " of " + of);
  }

  private String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The moment it was signed as of, such as {@code 20261121T093000Z}. */
  String signedAt() {
    return header("X-Amz-Date").orElse("");
  }

  Optional<String> header(String name) {
    return request.httpRequest().firstMatchingHeader(name);
  }

  HttpExecuteResponse send(SdkHttpClient wire) throws IOException {
    HttpExecuteRequest.Builder again = HttpExecuteRequest.builder().request(request.httpRequest());
    if (request.contentStreamProvider().isPresent()) {
      again.contentStreamProvider(() -> new ByteArrayInputStream(body));
    }
    ExecutableHttpRequest call = wire.prepareRequest(again.build());
    sending = Optional.of(call);
    return call.call();
  }

  /** Sends it and does not care for the answer. */
  void sendBlindly(SdkHttpClient wire) throws IOException {
    send(wire).responseBody().ifPresent(AbortableInputStream::abort);
  }

  void abort() {
    sending.ifPresent(ExecutableHttpRequest::abort);
  }

  private static byte[] read(ContentStreamProvider content) {
    try (var stream = content.newStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
