package dev.twinstore.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Answers what an HTTP API hands on: every route, as the server answers it. */
public final class RequestHandler implements RequestStreamHandler {

  private final Loopback server = new Loopback(ServerInside.address());

  /** Called by Lambda, once for an environment. */
  public RequestHandler() {}

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Request request = Request.of(JsonMapper.shared().readTree(event));
    answer.write(server.ask(request).json());
  }
}
