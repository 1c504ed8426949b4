package dev.twinstore.server.twin;

import org.slf4j.MDC;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Passes the request's {@code traceparent} (W3C Trace Context) on to AWS. */
final class TraceHeader implements ExecutionInterceptor {

  private static final String NAME = "traceparent";

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    String parent = MDC.get(NAME);
    return parent == null
        ? context.httpRequest()
        : context.httpRequest().toBuilder().putHeader(NAME, parent).build();
  }
}
