package dev.twinstore.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemsListingTest extends FreshItems {

  @Test
  void listsEveryItemOnceInTheOrderOfIds() {
    assertThat(server.send("GET", "/items").body()).isEqualTo("{\"items\":[]}");
    List<String> ids = Stream.of("a", "B", "c", "~", "1", "b", "-").sorted().toList();
    ids.forEach(id -> create(id, "n " + id));

    List<String> seen = new ArrayList<>();
    String next = "/items?limit=2";
    while (!next.isEmpty()) {
      Answer page = server.send("GET", next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json()
          .path("items")
          .forEach(
              item -> {
                seen.add(item.path("id").stringValue());
                assertThat(item.has("etag")).isTrue();
              });
      String link = page.header("Link");
      assertThat(page.json().has("next")).isEqualTo(!link.isEmpty());
      assertThat(link)
          .isEqualTo(
              link.isEmpty()
                  ? ""
                  : "</items?limit=2&cursor=%s>; rel=\"next\""
                      .formatted(page.json().path("next").stringValue()));
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(seen).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=n%201             | 1",
        "name=n+1               | 1",
        "name=%C3%A9%22%25'+or  | 3",
        "category=k%26k         | 2,3",
        "name=n2&category=k%26k | 2",
        "name=n+1&category=k%26k|",
        "name=nothing           |",
        "category=%22             |",
      })
  void filtersByNameAndCategoryTogether(String query, String ids) {
    server.json("POST", "/items", "{\"id\":\"1\",\"name\":\"n 1\",\"description\":\"d\"}");
    server.json(
        "POST",
        "/items",
        "{\"id\":\"2\",\"name\":\"n2\",\"description\":\"d\",\"category\":\"k&k\"}");
    server.json(
        "POST",
        "/items",
        "{\"id\":\"3\",\"name\":\"é\\\"%' or\",\"description\":\"d\",\"category\":\"k&k\"}");

    Answer page = server.send("GET", "/items?" + query);

    assertThat(page.json().path("items").values().stream().map(i -> i.path("id").stringValue()))
        .isEqualTo(ids == null ? List.of() : List.of(ids.split(",")));
  }

  @Test
  void refusesACursorThatIsDamagedOrOfAnotherQuery() {
    create("a", "A");
    create("b", "B");
    String next = server.send("GET", "/items?limit=1").json().path("next").stringValue();

    assertThat(server.send("GET", "/items?limit=9&cursor=" + next).json().path("items").size())
        .isEqualTo(1);
    for (String query :
        List.of(
            "cursor=" + next + "&category=c",
            "cursor=x" + next,
            "cursor=" + next.substring(1),
            "cursor=" + next + "A",
            "cursor=AAAA",
            "cursor=***")) {
      assertThat(server.send("GET", "/items?" + query).isProblem("invalid", 400).violations())
          .as(query)
          .containsExactly("?cursor cursor");
    }
    assertThat(
            server
                .send("GET", "/items?cursor=x&limit=0&name=")
                .isProblem("invalid", 400)
                .violations())
        .containsExactlyInAnyOrder(
            "?cursor cursor", "?limit minimum", "?name minLength", "?name pattern");
  }
}
