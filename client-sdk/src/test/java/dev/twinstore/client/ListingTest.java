package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.FakeServer.Request;
import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.Item;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake gives two items a page. */
class ListingTest {
  @AutoClose private final FakeServer server = new FakeServer();
  private final Items items = server.client().items();

  @BeforeEach
  void fill() {
    List.of("a", "b", "c", "d", "e").forEach(id -> server.items.add(id, "Item " + id));
  }

  private List<String> lines() {
    return server.requests.stream().map(Request::line).toList();
  }

  @Test
  void findsEveryDocumentOnceAcrossThePages() {
    List<String> ids = new ArrayList<>();
    for (Item item : items.list()) {
      ids.add(item.getId());
    }

    assertThat(ids).containsExactly("a", "b", "c", "d", "e");
    assertThat(lines()).containsExactly("GET /items", "GET /items?cursor=b", "GET /items?cursor=d");
  }

  @Test
  void fetchesAPageOnlyWhenItIsAskedFor() {
    Listing<Item> listing = items.list();
    assertThat(lines()).isEmpty();

    Iterator<Item> walk = listing.iterator();
    walk.next();
    walk.next();
    assertThat(lines()).hasSize(1);
    walk.next();
    assertThat(lines()).hasSize(2);
  }

  @Test
  void fetchesNoMoreThanAStreamTakes() {
    assertThat(items.list().stream().limit(2).map(Item::getId)).containsExactly("a", "b");
    assertThat(items.list().stream().anyMatch(item -> item.getId().equals("a"))).isTrue();
    assertThat(lines()).containsExactly("GET /items", "GET /items");
  }

  @Test
  void beginsEachWalkAnew() {
    Listing<Item> listing = items.list();

    assertThat(listing).hasSize(5);
    server.items.add("f", "Item f");
    assertThat(listing).hasSize(6);
  }

  @Test
  void givesThePagesAndWhereTheNextOneIs() {
    List<Page<Item>> pages = items.list().pages().toList();

    assertThat(pages).extracting(page -> page.documents().size()).containsExactly(2, 2, 1);
    assertThat(pages)
        .extracting(page -> page.next().orElse("none"))
        .containsExactly("b", "d", "none");
  }

  @Test
  void goesOnPastAnEmptyPageThatHasANext() {
    server.answers(
        new Response(
            200, Map.of("Content-Type", "application/json"), "{\"items\":[],\"next\":\"c\"}"));

    assertThat(items.list()).extracting(Item::getId).containsExactly("d", "e");
  }

  @Test
  void beginsAtACursorAndKeepsItsFiltersOnEveryPage() {
    items.list(ItemQuery.all().category("x").limit(2).cursor("a")).stream().toList();

    assertThat(lines())
        .containsExactly(
            "GET /items?category=x&limit=2&cursor=a", "GET /items?category=x&limit=2&cursor=c");
  }

  @Test
  void endsInTheProblemOfAPageThatFails() {
    Iterator<Item> walk = items.list().iterator();
    walk.next();
    walk.next();
    server.answers(Response.problem(400, "invalid", ""));

    assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(walk::next);
  }

  @Test
  void isOverAfterItsLastDocument() {
    Iterator<Item> walk = items.list(ItemQuery.all().cursor("d")).iterator();
    walk.next();

    assertThat(walk.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(walk::next);
  }

  @Test
  void getsTheHeadOfAList() {
    assertThat(items.headList(ItemQuery.all().name("Item a")).link())
        .contains("</items?cursor=b>; rel=\"next\"");
    assertThat(lines()).containsExactly("HEAD /items?name=Item%20a");
  }
}
