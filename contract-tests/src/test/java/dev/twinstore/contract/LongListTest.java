package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists that go on for many pages, of our limit and of DynamoDB's. */
@EveryCollection
record LongListTest(CollectionUnderTest collection, Run run) {

  @Test
  void aListOfMoreThanOneMegabyteHasEveryDocumentExactlyOnceInTheOrderOfIds() {
    Set<Document> created = createMany(6, 10, 40_000);

    for (int limit : List.of(1000, 100, 7)) {
      List<Document> walked = ours(collection.list(Map.of(), limit), created);
      assertThat(walked).extracting(Document::id).isSorted().doesNotHaveDuplicates();
      assertThat(walked)
          .as("walked in pages of %d", limit)
          .hasSameSizeAs(created)
          .containsAll(created);
      assertThat(collection.pageSizes(Map.of(), limit)).allMatch(size -> size <= limit);
    }
  }

  @Test
  void aFilteredListOfMoreThanOneMegabyteHasEveryMatchExactlyOnce() {
    Set<Document> created = createMany(6, 10, 40_000);
    String indexed = collection.indexedMember();
    String value = (String) created.iterator().next().content().get(indexed);
    Set<Document> matching =
        created.stream()
            .filter(document -> value.equals(document.content().get(indexed)))
            .collect(Collectors.toSet());

    List<Document> walked = collection.list(Map.of(indexed, value), 7);

    assertThat(walked).extracting(Document::id).isSorted();
    assertThat(walked).containsExactlyInAnyOrderElementsOf(matching);
  }

  @Test
  void documentsWhoseCopyAloneHoldsThemAreListedInFull() {
    Set<Document> created = createMany(2, 5, 200_000);
    assertThat(created)
        .allMatch(document -> run.ledger(collection).twins().copyAloneHolds(document.id()));

    List<Document> walked = ours(collection.list(Map.of(), 3), created);

    assertThat(walked).containsExactlyInAnyOrderElementsOf(created);
  }

  @Test
  void aWalkByLinkHeadersAndByCursorsIsTheSame() {
    Set<Document> created = createMany(1, 5, 10);
    List<String> byLink = new ArrayList<>();
    String next = collection.path() + "?limit=2";
    while (next != null) {
      Response page = run.raw().wrong().get(next);
      Map<String, Object> body = Json.readObject(page.asString());
      Json.array(body.get(collection.shape().name()))
          .forEach(each -> byLink.add((String) Json.object(each).get("id")));
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
    createMany(1, 5, 10);
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
              .queryParam(filter, "x")
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
    Set<Document> created = createMany(1, 6, 10);
    List<String> ids = created.stream().map(Document::id).sorted().toList();
    Response first = run.raw().right().queryParam("limit", 1000).get(collection.path());
    assertThat(first.statusCode()).isEqualTo(200);

    Set<String> seen = new HashSet<>();
    String query = "?limit=1";
    while (query != null) {
      Map<String, Object> body =
          Json.readObject(run.raw().wrong().get(collection.path() + query).asString());
      for (Object each : Json.array(body.get(collection.shape().name()))) {
        String id = (String) Json.object(each).get("id");
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

  private static List<Document> ours(List<Document> walked, Set<Document> created) {
    Set<String> ids = created.stream().map(Document::id).collect(Collectors.toSet());
    return walked.stream().filter(document -> ids.contains(document.id())).toList();
  }

  /**
   * Creates documents of so many bytes or more, a number at once; every other one has the same
   * filtered member.
   */
  private Set<Document> createMany(int rounds, int atOnce, int bytes) {
    Set<Document> created = new HashSet<>();
    String free = collection.freeMember();
    String indexed = collection.indexedMember();
    for (int round = 0; round < rounds; round++) {
      List<Attempt<Document>> attempts =
          run.atOnce(
              atOnce,
              number -> {
                Map<String, Object> content = collection.full();
                content.put(free, Map.of("padding", "x".repeat(bytes)));
                if (number % 2 == 0) {
                  content.put(indexed, "every other one");
                }
                return collection.create(content);
              });
      attempts.forEach(attempt -> created.add(attempt.value()));
    }
    assertThat(created).as("created").doesNotContainNull().hasSize(rounds * atOnce);
    return created;
  }
}
