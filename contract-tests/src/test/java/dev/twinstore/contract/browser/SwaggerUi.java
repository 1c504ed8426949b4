package dev.twinstore.contract.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    return execute(open(operation));
  }

  /** Tries an operation out with a body. */
  public Shown tryWithBody(String operation, String body) {
    WebElement block = open(operation);
    overwrite(within(block, "textarea.body-param__text"), body);
    return execute(block);
  }

  /** Tries an operation out with its first parameter. */
  public Shown tryWithParameter(String operation, String value) {
    WebElement block = open(operation);
    overwrite(within(block, ".parameters input[type=text]"), value);
    return execute(block);
  }

  /** Types over the example that the page offers. */
  private static void overwrite(WebElement field, String text) {
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  private WebElement open(String operation) {
    WebElement block = browser.findElement(By.id("operations-" + operation));
    within(block, ".opblock-summary-control").click();
    within(block, ".try-out");
    block.findElements(By.cssSelector(".try-out__btn:not(.cancel)")).forEach(WebElement::click);
    return block;
  }

  private Shown execute(WebElement block) {
    block.findElements(By.className("btn-clear")).forEach(WebElement::click);
    within(block, ".btn.execute").click();
    WebElement table = within(block, ".live-responses-table");
    WebElement status = within(table, "tbody .response-col_status");
    Shown shown =
        new Shown(
            status.getText().trim(), within(table, "tbody .response-col_description").getText());
    // With every operation open, the page becomes slow.
    within(block, ".opblock-summary-control").click();
    return shown;
  }

  /** What the page does not show it does not have; to ask whether it shows costs the page dear. */
  private WebElement within(WebElement parent, String selector) {
    return soon.until(page -> parent.findElement(By.cssSelector(selector)));
  }
}
