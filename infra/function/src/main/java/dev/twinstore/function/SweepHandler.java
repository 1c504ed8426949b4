package dev.twinstore.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sweeps, page by page, whenever it is invoked, for as long as Lambda lets it. A sweep that did not
 * come to its end is no harm: the answer has the cursor that it stopped at, and an event that has a
 * {@code cursor} goes on from there.
 */
public final class SweepHandler implements RequestStreamHandler {

  /** More than a page may take, which is half the server's budget. */
  private static final int FOR_A_PAGE = 60_000;

  private final Loopback server = new Loopback(ServerInside.address());

  /** Called by Lambda, once for an environment. */
  public SweepHandler() {}

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    String cursor = JsonMapper.shared().readTree(event).path("cursor").asString("");
    ObjectNode sum = JsonMapper.shared().createObjectNode();
    do {
      JsonNode page = page(cursor);
      for (String count : new String[] {"seen", "removed", "restored", "lost"}) {
        sum.put(count, sum.path(count).asLong(0) + page.path(count).asLong(0));
      }
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty() && context.getRemainingTimeInMillis() > FOR_A_PAGE);
    if (!cursor.isEmpty()) {
      sum.put("next", cursor);
    }
    JsonMapper.shared().writeValue(answer, sum);
  }

  private JsonNode page(String cursor) throws IOException {
    ObjectNode order = JsonMapper.shared().createObjectNode();
    if (!cursor.isEmpty()) {
      order.put("cursor", cursor);
    }
    Answer answer =
        server.ask(
            new Request(
                "POST",
                "/twins/sweeps",
                Map.of("content-type", "application/json"),
                JsonMapper.shared().writeValueAsBytes(order)));
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    if (answer.status() != 200) {
      throw new IllegalStateException(
          "The sweep broke off (%d): %s"
              .formatted(answer.status(), body.path("detail").asString("")));
    }
    return body;
  }
}
