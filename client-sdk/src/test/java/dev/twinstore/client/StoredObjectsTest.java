package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.FakeServer.Request;
import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.StoredObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StoredObjectsTest {
  private static final UUID UUID_4 = UUID.fromString("457b8e8b-4691-47c0-b1d9-d423de0ad603");

  @AutoClose private final FakeServer server = new FakeServer();
  private final StoredObjects objects = server.client().objects();

  private void answers(int status, Map<String, String> headers, String body) {
    server.answers(new Response(status, headers, body.replace('\'', '"')));
  }

  @Test
  void saysWhetherAnObjectIsNew() {
    answers(201, Map.of("Content-Type", "application/json"), "{'object':'%s'}".formatted(UUID_4));
    answers(200, Map.of("Content-Type", "application/json"), "{'object':'%s'}".formatted(UUID_4));
    assertThat(objects.put(UUID_4)).isTrue();
    assertThat(objects.put(UUID_4)).isFalse();
    assertThat(server.requests)
        .extracting(Request::line)
        .containsOnly("PUT /object/457b8e8b-4691-47c0-b1d9-d423de0ad603");
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    server.answers(Response.problem(404, "not-found", ""));
    assertThat(objects.find(UUID_4)).isEmpty();
  }

  @Test
  void followsTheLinksOfAList() {
    answers(
        200,
        Map.of(
            "Content-Type",
            "application/json",
            "Link",
            "</objects?limit=1&cursor=aBc-_9>; rel=\"next\""),
        "{'objects':[{'uuid':'a','ts':'1'}]}");
    answers(200, Map.of("Content-Type", "application/json"), "{'objects':[{'uuid':'b','ts':'2'}]}");
    assertThat(objects.list(1).stream().map(StoredObject::getUuid)).containsExactly("a", "b");
    assertThat(server.requests)
        .extracting(Request::line)
        .containsExactly("GET /objects?limit=1", "GET /objects?limit=1&cursor=aBc-_9");
  }

  @Test
  void deletesAll() {
    answers(200, Map.of("Content-Type", "application/json"), "{'msg':'Objects deleted'}");
    objects.deleteAll();
    assertThat(server.requests).extracting(Request::line).containsExactly("DELETE /objects");
  }
}
