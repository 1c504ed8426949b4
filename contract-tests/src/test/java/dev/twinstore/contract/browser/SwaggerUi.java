package dev.twinstore.contract.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a reader uses it. Every wait ends after 30 s. */
public final class SwaggerUi {

  /**
   * What the page shows of an answer.
   *
   * @param status as text
   * @param body with the page's own line breaks and indents
   */
  public record Shown(String status, String body) {}

  private static final By OPERATIONS = By.cssSelector(".opblock[id^=operations-]");

  private static final String BODY = "textarea.body-param__text";
  private static final String TRY_OUT = read("try-out.js");

  private final ChromeDriver browser;
  private final WebDriverWait soon;

  /** The page that the server's root leads to. */
  public SwaggerUi(ChromeDriver browser, URI server) {
    this.browser = browser;
    this.soon = new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(100));
    browser.get(server.resolve("/").toString());
    soon.until(page -> page.findElement(OPERATIONS));
  }

  /** The operations on the page, each as its tag and its id: {@code items-readItem}. */
  public List<String> operations() {
    return browser.findElements(OPERATIONS).stream()
        .map(block -> block.getDomAttribute("id").replaceFirst("^operations-", ""))
        .toList();
  }

  /** The hosts and ports that the page asked for anything, its own among them. */
  @SuppressWarnings("unchecked")
  public List<String> origins() {
    return (List<String>)
        browser.executeScript(
            "return [...new Set(performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin))]");
  }

  /** Tries an operation out with the examples that the page offers. */
  public Shown tryExample(String operation) {
    return tryOut(operation, "", "");
  }

  /** Tries an operation out with a body. */
  public Shown tryWithBody(String operation, String body) {
    return tryOut(operation, BODY, body);
  }

  /** Tries an operation out with its first parameter. */
  public Shown tryWithParameter(String operation, String value) {
    return tryOut(operation, ".parameters input[type=text]", value);
  }

  /**
   * Inside the page, where it costs a third of the time. The page takes a second for an operation,
   * and each look at it from outside makes it slower.
   */
  private Shown tryOut(String operation, String field, String text) {
    @SuppressWarnings("unchecked")
    Map<String, String> shown =
        (Map<String, String>) browser.executeAsyncScript(TRY_OUT, operation, field, text);
    return new Shown(shown.get("status").trim(), shown.get("body"));
  }

  /** Tries an operation out with a body, by mouse and keyboard. */
  public Shown tryByHand(String operation, String body) {
    WebElement block = browser.findElement(By.id("operations-" + operation));
    WebElement summary = block.findElement(By.cssSelector(".opblock-summary-control"));
    summary.click();
    within(block, ".try-out__btn").click();
    // Over the example that the page offers.
    within(block, BODY).sendKeys(Keys.chord(Keys.CONTROL, "a"), body);
    within(block, ".btn.execute").click();
    WebElement answer = within(block, ".live-responses-table tbody");
    Shown shown =
        new Shown(
            within(answer, ".response-col_status").getText().trim(),
            within(answer, ".response-col_description").getText());
    summary.click();
    return shown;
  }

  /** What the page does not show it does not have; to ask whether it shows costs the page dear. */
  private WebElement within(WebElement parent, String selector) {
    return soon.until(page -> parent.findElement(By.cssSelector(selector)));
  }

  private static String read(String script) {
    try (InputStream in = SwaggerUi.class.getResourceAsStream(script)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
