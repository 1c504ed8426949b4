package dev.twinstore.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers what an HTTP API hands on: every route, as the server answers it. */
public final class RequestHandler implements RequestStreamHandler {

  private static final Request FIRST =
      new Request("GET", "/items?limit=1", Map.of("accept", "*/*"), new byte[0]);

  private final Loopback server = new Loopback(ServerInside.address());

  /**
   * Called by Lambda, once for an environment, or for the picture of one. A request of our own,
   * from the event's form to the table and back, has what a first request needs loaded by then;
   * what it is answered does not matter.
   */
  public RequestHandler() throws IOException {
    server.ask(FIRST).json();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Request request = Request.of(JsonMapper.shared().readTree(event));
    answer.write(server.ask(request).json());
  }
}
