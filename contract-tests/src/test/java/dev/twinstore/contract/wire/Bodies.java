package dev.twinstore.contract.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;

/** Reads the bodies of the JDK's client on their way, and hands them on as if nobody had. */
final class Bodies {

  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private Bodies() {}

  /** A request whose body has been read, to be sent in place of the original. */
  record Sent(HttpRequest request, byte[] body) {}

  static Sent read(HttpRequest original) {
    byte[] body = original.bodyPublisher().map(Bodies::bytes).orElseGet(() -> new byte[0]);
    HttpRequest request =
        HttpRequest.newBuilder(original, (name, value) -> true)
            .timeout(AT_MOST)
            .method(
                original.method(),
                original.bodyPublisher().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body))
            .build();
    return new Sent(request, body);
  }

  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    BodySubscriber<byte[]> collector = BodySubscribers.ofByteArray();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            collector.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer part) {
            collector.onNext(List.of(part));
          }

          @Override
          public void onError(Throwable error) {
            collector.onError(error);
          }

          @Override
          public void onComplete() {
            collector.onComplete();
          }
        });
    return collector.getBody().toCompletableFuture().join();
  }

  static Exchange answered(Sent sent, HttpResponse<byte[]> answer) {
    return new Exchange(
        sent.request().method(),
        sent.request().uri().getRawPath(),
        Exchange.text(sent.body()),
        answer.statusCode(),
        answer.headers().map(),
        Exchange.text(answer.body()),
        true);
  }

  static Exchange unanswered(Sent sent) {
    return new Exchange(
        sent.request().method(),
        sent.request().uri().getRawPath(),
        Exchange.text(sent.body()),
        0,
        Map.of(),
        "",
        true);
  }

  static <T> HttpResponse<T> replay(HttpResponse<byte[]> answer, BodyHandler<T> handler) {
    BodySubscriber<T> subscriber =
        handler.apply(
            new HttpResponse.ResponseInfo() {
              @Override
              public int statusCode() {
                return answer.statusCode();
              }

              @Override
              public HttpHeaders headers() {
                return answer.headers();
              }

              @Override
              public HttpClient.Version version() {
                return answer.version();
              }
            });
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long parts) {}

          @Override
          public void cancel() {}
        });
    if (answer.body().length > 0) {
      subscriber.onNext(List.of(ByteBuffer.wrap(answer.body())));
    }
    subscriber.onComplete();
    return new Replayed<>(answer, subscriber.getBody().toCompletableFuture().join());
  }

  /** An answer with its body in the form that the SDK asked for. */
  private record Replayed<T>(HttpResponse<byte[]> answer, T body) implements HttpResponse<T> {
    @Override
    public int statusCode() {
      return answer.statusCode();
    }

    @Override
    public HttpRequest request() {
      return answer.request();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      return answer.headers();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return answer.sslSession();
    }

    @Override
    public URI uri() {
      return answer.uri();
    }

    @Override
    public HttpClient.Version version() {
      return answer.version();
    }
  }
}
