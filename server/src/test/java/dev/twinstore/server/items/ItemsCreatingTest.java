package dev.twinstore.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ItemsCreatingTest extends FreshItems {

  @Test
  void createsAnItemUnderTheIdOfTheClient() {
    Answer created = server.json("POST", "/items", KETTLE);

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/items/kettle");
    assertThat(created.header("Content-Type")).isEqualTo("application/json");
    assertThat(created.header("ETag")).isEqualTo(created.json().path("etag").stringValue());
    assertThat(created.json().path("revision").intValue()).isEqualTo(1);
    assertThat(created.json().path("createdAt").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(created.json().propertyNames())
        .as("the contract's order")
        .containsExactly(
            "id",
            "name",
            "description",
            "category",
            "attributes",
            "revision",
            "createdAt",
            "updatedAt",
            "etag");
  }

  @Test
  void givesValuesBackAsTheyWereSent() {
    server.json("POST", "/items", KETTLE);

    String body = server.send("GET", "/items/kettle").body();

    assertThat(body)
        .contains("\"big\":12345678901234567890123456789012345678")
        .contains("\"litres\":1.7,")
        .contains("\"e\":1000,")
        .contains("\"none\":null")
        .contains("\"list\":[null,{\"a.b-c#d\":true}]");
  }

  @Test
  void leavesOutWhatAnItemDoesNotHave() {
    create("a", "A");

    assertThat(server.send("GET", "/items/a").json().propertyNames())
        .containsExactly("id", "name", "description", "revision", "createdAt", "updatedAt", "etag");
  }

  @Test
  void makesUpARandomIdWhenTheClientLeavesItOut() {
    Answer created = server.json("POST", "/items", "{\"name\":\"n\",\"description\":\"d\"}");

    String id = created.json().path("id").stringValue();
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(created.header("Location")).isEqualTo("/items/" + id);
  }

  @Test
  void namesWhatIsTaken() {
    create("a", "A");
    create("b", "B");

    String body = "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"d\"}";
    assertThat(
            server
                .json("POST", "/items", body.formatted("a", " B "))
                .isProblem("taken", 409)
                .violations())
        .containsExactly("/id taken", "/name taken");
    assertThat(
            server
                .json("POST", "/items", body.formatted("c", "B"))
                .isProblem("taken", 409)
                .violations())
        .containsExactly("/name taken");
    assertThat(
            server
                .json("PATCH", "/items/a", "{\"name\":\"B\"}")
                .isProblem("taken", 409)
                .violations())
        .containsExactly("/name taken");
  }
}
