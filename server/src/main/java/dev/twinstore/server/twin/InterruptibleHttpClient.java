package dev.twinstore.server.twin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Tells an interruption as the SDK understands it. A timeout aborts the request and interrupts the
 * thread. Where that comes just before a connection is leased, Apache's pool throws a {@link
 * CancellationException} and forgets the interruption; where it comes just after, a {@link
 * NullPointerException} tells that the connection is gone. The SDK lets both through as if they
 * were a defect of ours: a 500 for a store that was slow.
 */
final class InterruptibleHttpClient implements SdkHttpClient {

  private final SdkHttpClient client;

  InterruptibleHttpClient(SdkHttpClient client) {
    this.client = client;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = client.prepareRequest(request);
    return new ExecutableHttpRequest() {
      private volatile boolean aborted;

      @Override
      public HttpExecuteResponse call() throws IOException {
        try {
          return prepared.call();
        } catch (RuntimeException e) {
          if (!aborted && !(e instanceof CancellationException)) {
            throw e;
          }
          Thread.currentThread().interrupt();
          InterruptedIOException interrupted = new InterruptedIOException(e.getMessage());
          interrupted.initCause(e);
          throw interrupted;
        }
      }

      @Override
      public void abort() {
        aborted = true;
        prepared.abort();
      }
    };
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }
}
