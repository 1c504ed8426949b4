package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.browser.Chromium;
import dev.twinstore.contract.browser.SwaggerUi;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

/** The documentation in a browser that can reach nothing but the server. */
@ExtendWith(Contracted.class)
record SwaggerUiTest(Run run) {

  private static final String WHAT = "Swagger UI in a browser";

  @Test
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
    SwaggerUi.Shown created = page.tryWithBody("items-createItem", body);
    assertThat(created.status()).as(created.body()).startsWith("201");
    Document stored = items.read("seen-in-a-browser");
    assertThat(stored.content()).containsEntry("name", "Seen in a browser");

    SwaggerUi.Shown read = page.tryWithParameter("items-readItem", "seen-in-a-browser");
    assertThat(read.status()).startsWith("200");
    assertThat(read.body()).contains("Typed by hand.").contains(stored.writeId());

    SwaggerUi.Shown again = page.tryWithBody("items-createItem", body);
    assertThat(again.status()).startsWith("409");
    assertThat(again.body()).contains("/problems/taken");

    assertThat(page.origins()).containsExactly(run.uri().toString());
  }
}
