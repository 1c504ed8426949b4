package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twinstore.client.FakeServer.Request;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {
  @AutoClose private final FakeServer server = new FakeServer();
  private final Items items = server.client().items();

  private Item kettle() {
    return items.create(new NewItem().id("kettle").name("Kettle").description("Whistles."));
  }

  private Request last() {
    return server.last();
  }

  @Test
  void createsWithWhatIsSetAndNothingElse() {
    Item item = kettle();

    assertThat(last().line()).isEqualTo("POST /items");
    assertThat(last().body())
        .isEqualTo("{\"id\":\"kettle\",\"name\":\"Kettle\",\"description\":\"Whistles.\"}");
    assertThat(last().header("Content-type")).isEqualTo("application/json");
    assertThat(last().header("Accept")).isEqualTo("application/json, application/problem+json");
    assertThat(item.getEtag()).isEqualTo("\"1-w\"");
    assertThat(item.getCreatedAt()).hasToString("2026-11-21T09:30:00.123456Z");
  }

  @Test
  void createsOnceThoughTheAnswerIsLostAgainAndAgain() {
    server.fails(Fault.DROPPED_AFTER_THE_EFFECT, Fault.BAD_GATEWAY_AFTER_THE_EFFECT);
    NewItem nameless = new NewItem().name("Kettle").description("Whistles.");
    Item item = items.create(nameless);

    assertThat(server.items.stored).containsOnlyKeys(item.getId());
    assertThat(server.requests).hasSize(3);
    assertThat(server.requests.stream().map(r -> r.header("Idempotency-key")).distinct())
        .singleElement()
        .asString()
        .matches("\"[0-9a-f-]{36}\"");
    items.create(new NewItem().name("Pot").description("Is."));
    assertThat(last().header("Idempotency-key"))
        .isNotEqualTo(server.requests.get(0).header("Idempotency-key"));
  }

  @Test
  void createsUnderAKeyOfTheCallers() {
    Item first = items.create(Operation.kettle(), "order \"4\\2\"");
    assertThat(last().header("Idempotency-key")).isEqualTo("\"order \\\"4\\\\2\\\"\"");
    items.patch("kettle", MergePatch.create().set("name", "Pot"));

    assertThat(items.create(Operation.kettle(), "order \"4\\2\"")).isEqualTo(first);
    assertThatExceptionOfType(KeyReusedException.class)
        .isThrownBy(() -> items.create(Operation.kettle().name("Pan"), "order \"4\\2\""));
    for (String wrong : List.of("", "é", "a\nb", "k".repeat(254), "\"".repeat(127))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> items.create(Operation.kettle(), wrong));
    }
  }

  @Test
  void readsWhatIsThereAndSaysWhatIsNot() {
    Item item = kettle();

    assertThat(items.read("kettle")).isEqualTo(item);
    assertThat(items.find("kettle")).contains(item);
    assertThat(items.find("kettles")).isEmpty();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> items.read("kettles"));
  }

  @Test
  void readsAgainOnlyWhatHasChanged() {
    Item item = kettle();
    assertThat(items.readIfChanged("kettle", item.getEtag())).isEmpty();
    assertThat(last().header("If-none-match")).isEqualTo(item.getEtag());

    Item newer = items.patch("kettle", MergePatch.create().set("name", "Pot"));
    assertThat(items.readIfChanged("kettle", item.getEtag())).contains(newer);
  }

  @Test
  void readsUnderAnyPrecondition() {
    Item item = kettle();

    assertThat(items.read("kettle", Precondition.ifMatch(item.getEtag()))).contains(item);
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> items.read("kettle", Precondition.ifMatch("\"a\"", "\"b\"")));
    assertThat(last().header("If-match")).isEqualTo("\"a\", \"b\"");
  }

  @Test
  void getsTheHeadOfAnItem() {
    Item item = kettle();

    assertThat(items.head("kettle").etag()).contains(item.getEtag());
    assertThat(last().method()).isEqualTo("HEAD");
    assertThat(items.head("kettle", Precondition.ifNoneMatch(item.getEtag()))).isEmpty();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> items.head("kettles"));
  }

  @Test
  void replacesTheWholeContentIfTheETagIsCurrent() {
    Item item = kettle();
    ItemReplacement pot = new ItemReplacement().name("Pot").description("Does not whistle.");

    Item newer = items.replace("kettle", pot, item.getEtag());
    assertThat(last().line()).isEqualTo("PUT /items/kettle");
    assertThat(last().header("If-match")).isEqualTo(item.getEtag());
    assertThat(newer.getName()).isEqualTo("Pot");
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> items.replace("kettle", pot, item.getEtag()));
    assertThat(items.replace("kettle", pot).getRevision()).isGreaterThan(newer.getRevision());
    assertThat(last().header("If-match")).isEmpty();
  }

  @Test
  void patchesAsAMergePatchAndSendsNullForWhatIsRemoved() {
    items.create(new NewItem().id("kettle").name("K").description("W").category("kitchen"));

    Item patched =
        items.patch(
            "kettle",
            MergePatch.create()
                .remove("category")
                .set("attributes", MergePatch.create().set("litres", 2).remove("tags")));
    assertThat(last().body())
        .isEqualTo("{\"category\":null,\"attributes\":{\"litres\":2,\"tags\":null}}");
    assertThat(last().header("Content-type")).isEqualTo("application/merge-patch+json");
    assertThat(patched.getCategory()).isNull();
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> items.patch("kettle", MergePatch.create(), "\"0-x\""));
  }

  @Test
  void deletesOnceAndIfTheETagIsCurrent() {
    Item item = kettle();

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> items.delete("kettle", "\"0-x\""));
    items.delete("kettle", item.getEtag());
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> items.delete("kettle"));
  }

  @Test
  void asksWhichMethodsAreOffered() {
    assertThat(items.methods()).containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
    assertThat(items.methods("kettle"))
        .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS");
    assertThat(last().line()).isEqualTo("OPTIONS /items/kettle");
  }

  @Test
  void sendsBackNullsWithinAttributes() {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("empty", null);
    attributes.put("nested", new HashMap<>(attributes));

    Item item = items.create(new NewItem().name("K").description("W").attributes(attributes));
    assertThat(item.getAttributes()).isEqualTo(attributes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void neverSendsAnIdThatWouldNameAnotherResource(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> items.delete(id));
    assertThatIllegalArgumentException().isThrownBy(() -> items.read(id));
    assertThat(server.requests).isEmpty();
  }

  @Test
  void leavesEveryOtherIdToTheServer() {
    items.find("a/b?c#d %é~");
    assertThat(last().target()).isEqualTo("/items/a%2Fb%3Fc%23d%20%25%C3%A9%7E");
  }
}
