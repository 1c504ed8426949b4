package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.browser.Chromium;
import dev.twinstore.contract.browser.SwaggerUi;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

/** The documentation in a browser that can reach nothing but the server. */
@Order(2)
@ExtendWith(Contracted.class)
record SwaggerUiTest(Run run) {

  private static final String WHAT = "Swagger UI in a browser";

  /** Two dozen answers on a page that shows them slowly. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aReaderSeesEveryOperationAndTriesSomeOut() {
    Optional<Path> chromium = Chromium.browser();
    if (chromium.isEmpty()) {
      run.skipped().missingTool(WHAT, "chromium");
    }
    Optional<Path> driver = Chromium.driver();
    if (driver.isEmpty()) {
      run.skipped().missingTool(WHAT, "chromedriver");
    }
    ChromeDriver browser = Chromium.open(chromium.orElseThrow(), driver.orElseThrow(), run.uri());
    try {
      tryOut(new SwaggerUi(browser, run.uri()));
    } finally {
      browser.quit();
    }
  }

  private void tryOut(SwaggerUi page) {
    assertThat(page.operations())
        .extracting(name -> name.substring(name.indexOf('-') + 1))
        .containsExactlyInAnyOrderElementsOf(
            run.contract().operations().stream().map(operation -> operation.id()).toList());

    CollectionUnderTest items = run.collection("items");
    run.ledger(items).doubt("seen-in-a-browser");
    String body =
        "{\"id\":\"seen-in-a-browser\",\"name\":\"Seen in a browser\",\"description\":\"Typed by hand.\"}";
    SwaggerUi.Shown created = page.tryByHand("items-createItem", body);
    assertThat(created.status()).as(created.body()).startsWith("201");
    Document stored = items.read("seen-in-a-browser");
    assertThat(stored.content()).containsEntry("name", "Seen in a browser");

    SwaggerUi.Shown read = page.tryWithParameter("items-readItem", "seen-in-a-browser");
    assertThat(read.status()).startsWith("200");
    assertThat(read.body()).contains("Typed by hand.").contains(stored.writeId());

    SwaggerUi.Shown again = page.tryWithBody("items-createItem", body);
    assertThat(again.status()).startsWith("409");
    assertThat(again.body()).contains("/problems/taken");

    for (CollectionUnderTest collection : run.collections()) {
      tryExamples(page, collection);
    }

    SwaggerUi.Shown judged = page.tryExample("dragons-validateDragon");
    assertThat(judged.status()).as(judged.body()).startsWith("200");
    assertThat(judged.body()).contains("\"valid\": false");

    assertThat(page.origins()).containsExactly(run.uri().toString());
  }

  /** Sends every example as it is, but for an id of the server's making. */
  private void tryExamples(SwaggerUi page, CollectionUnderTest collection) {
    SwaggerUi.Shown created = page.tryExample(name("POST", collection.path()));
    assertThat(created.status()).as(created.body()).startsWith("201");
    String id = idIn(created, collection);
    run.ledger(collection).doubt(id);

    SwaggerUi.Shown listed = page.tryExample(name("GET", collection.path()));
    assertThat(listed.status()).as(listed.body()).startsWith("200");

    String one = collection.path("{" + collection.idMember() + "}");
    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      SwaggerUi.Shown shown =
          collection.idsMayBeChosen()
              ? page.tryExample(name(method, one))
              : page.tryWithParameter(name(method, one), id);
      assertThat(shown.status())
          .as(method + " " + shown.body())
          .startsWith(method.equals("DELETE") ? "204" : "200");
    }
  }

  /** An operation as the page names it: {@code items-readItem}. */
  private String name(String method, String path) {
    return run.contract().operations().stream()
        .filter(each -> each.method().equals(method) && each.path().equals(path))
        .map(each -> path.split("/")[1] + "-" + each.id())
        .findFirst()
        .orElseThrow();
  }

  private static String idIn(SwaggerUi.Shown created, CollectionUnderTest collection) {
    Matcher id =
        Pattern.compile("\"%s\": \"([^\"]+)\"".formatted(collection.idMember()))
            .matcher(created.body());
    assertThat(id.find()).as(created.body()).isTrue();
    return id.group(1);
  }
}
