package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists that go on for many pages, of our limit and of DynamoDB's. */
@EveryCollection
record LongListTest(CollectionUnderTest collection, Run run) {

  @Test
  void aListOfMoreThanOneMegabyteHasEveryDocumentOrMatchExactlyOnceInTheOrderOfIds() {
    String indexed = collection.indexedMember();
    String shared = (String) collection.another(indexed);
    AtomicInteger number = new AtomicInteger();
    Set<Document> created =
        Many.ofBytesInAll(
            1_300_000,
            40_000,
            run,
            collection,
            content -> {
              if (number.getAndIncrement() % 2 == 0) {
                content.put(indexed, shared);
              }
            });

    for (int limit : List.of(1000, 100, 7)) {
      assertWalked(collection.list(Map.of(), limit), limit, created, created);
      assertThat(collection.pageSizes(Map.of(), limit)).allMatch(size -> size <= limit);
    }
    Set<Document> matching =
        created.stream()
            .filter(document -> shared.equals(document.content().get(indexed)))
            .collect(Collectors.toSet());
    assertWalked(collection.list(Map.of(indexed, shared), 7), 7, created, matching);
  }

  /** Of what others have created nothing is known. */
  private static void assertWalked(
      List<Document> walked, int limit, Set<Document> created, Set<Document> expected) {
    Set<String> ids = created.stream().map(Document::id).collect(Collectors.toSet());
    List<Document> ours = walked.stream().filter(document -> ids.contains(document.id())).toList();
    assertThat(ours).extracting(Document::id).isSorted().doesNotHaveDuplicates();
    assertThat(ours)
        .as("walked in pages of %d", limit)
        .hasSameSizeAs(expected)
        .containsAll(expected);
  }

  @Test
  void aWalkByLinkHeadersAndByCursorsIsTheSame() {
    Set<Document> created = Many.of(5, run, collection);
    List<String> byLink = new ArrayList<>();
    String next = collection.path() + "?limit=2";
    while (next != null) {
      Response page = run.raw().wrong().get(next);
      Map<String, Object> body = Json.readObject(page.asString());
      Json.array(body.get(collection.shape().name()))
          .forEach(each -> byLink.add((String) Json.object(each).get(collection.idMember())));
      assertThat(byLink).as("a walk that goes on").isSorted().doesNotHaveDuplicates();
      String link = page.header("Link");
      assertThat(link == null)
          .as("Link is there when next is")
          .isEqualTo(!body.containsKey("next"));
      next = link == null ? null : link.replaceFirst("^<([^>]*)>; *rel=\"?next\"?$", "$1");
      assertThat(next == null || !next.equals(link))
          .as("a link of relation next: %s", link)
          .isTrue();
    }
    assertThat(byLink).containsAll(created.stream().map(Document::id).toList());
  }

  @Test
  void aCursorOfAnotherQueryOrADamagedOneIs400() {
    Many.of(5, run, collection);
    Response first = run.raw().right().queryParam("limit", 2).get(collection.path());
    String cursor = (String) Json.readObject(first.asString()).get("next");
    assertThat(cursor).isNotBlank();
    assertThat(run.raw().right().queryParam("cursor", cursor).get(collection.path()).statusCode())
        .as("the limit may change on the way")
        .isEqualTo(200);

    for (String filter : collection.filters()) {
      Response foreign =
          run.raw()
              .right()
              .queryParam("cursor", cursor)
              .queryParam(filter, collection.another(filter))
              .get(collection.path());
      assertProblem(foreign, 400, "invalid", "cursor");
    }
    List<String> damaged =
        List.of(
            cursor.substring(1),
            cursor.substring(0, cursor.length() - 1),
            cursor + "A",
            flipped(cursor));
    for (String each : damaged) {
      assertProblem(
          run.raw().wrong().get(collection.path() + "?cursor=" + each), 400, "invalid", "cursor");
    }
  }

  @Test
  void aWalkGoesOnWhereTheDocumentAtItsCursorIsDeleted() {
    Set<Document> created = Many.of(6, run, collection);
    List<String> ids = created.stream().map(Document::id).sorted().toList();
    Response first = run.raw().right().queryParam("limit", 1000).get(collection.path());
    assertThat(first.statusCode()).isEqualTo(200);

    Set<String> seen = new HashSet<>();
    String query = "?limit=1";
    while (query != null) {
      Map<String, Object> body =
          Json.readObject(run.raw().wrong().get(collection.path() + query).asString());
      for (Object each : Json.array(body.get(collection.shape().name()))) {
        String id = (String) Json.object(each).get(collection.idMember());
        assertThat(seen.add(id)).as("%s was not seen before", id).isTrue();
        if (ids.contains(id) && ids.indexOf(id) % 2 == 0) {
          collection.delete(id);
        }
      }
      query = body.containsKey("next") ? "?limit=1&cursor=" + body.get("next") : null;
    }
    assertThat(seen).containsAll(ids);
  }

  private static String flipped(String cursor) {
    int middle = cursor.length() / 2;
    char other = cursor.charAt(middle) == 'A' ? 'B' : 'A';
    return cursor.substring(0, middle) + other + cursor.substring(middle + 1);
  }
}
