package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** What the SDK's timeouts do to a call, at moments that no test can choose. */
final class InterruptibleHttpClientTest {

  private static final HttpExecuteRequest REQUEST =
      HttpExecuteRequest.builder()
          .request(
              SdkHttpRequest.builder()
                  .method(SdkHttpMethod.GET)
                  .protocol("http")
                  .host("localhost")
                  .build())
          .build();

  @AfterEach
  void forgetTheInterruption() {
    Thread.interrupted();
  }

  @Test
  void aCallCancelledBeforeItsLeaseIsInterrupted() {
    assertInterrupted(failing(new CancellationException("no lease")));
  }

  @Test
  void aCallThatLostItsConnectionByAnAbortIsInterrupted() {
    ExecutableHttpRequest call = failing(new NullPointerException("Connection"));
    call.abort();
    assertInterrupted(call);
  }

  @Test
  void aDefectStaysADefect() {
    assertThatThrownBy(failing(new NullPointerException("ours"))::call)
        .isInstanceOf(NullPointerException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void assertInterrupted(ExecutableHttpRequest call) {
    assertThatThrownBy(call::call).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private static ExecutableHttpRequest failing(RuntimeException failure) {
    SdkHttpClient client =
        new SdkHttpClient() {
          @Override
          public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
              @Override
              public HttpExecuteResponse call() {
                throw failure;
              }

              @Override
              public void abort() {}
            };
          }

          @Override
          public void close() {}
        };
    return new InterruptibleHttpClient(client).prepareRequest(REQUEST);
  }
}
