package dev.twinstore.contract.browser;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts the Chromium that is installed; downloads nothing. */
public final class Chromium {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1400,2000");

  /** Selenium warns of a protocol version that it lacks and that is not used here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private Chromium() {}

  /** The browser: {@code CHROME_BIN}, or the first on the path. */
  public static Optional<Path> browser() {
    return Stream.concat(named("CHROME_BIN"), BROWSERS.stream().flatMap(Chromium::onPath))
        .findFirst();
  }

  /** The program that drives it: {@code CHROMEDRIVER}, or the one on the path. */
  public static Optional<Path> driver() {
    return Stream.concat(named("CHROMEDRIVER"), onPath("chromedriver")).findFirst();
  }

  private static Stream<Path> named(String variable) {
    return Stream.ofNullable(System.getenv(variable)).map(Path::of).filter(Files::isExecutable);
  }

  private static Stream<Path> onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }

  /**
   * Opens a browser in which every host but the server's does not exist; close it with {@code
   * quit()}.
   */
  public static ChromeDriver open(Path browser, Path driver, URI server) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(FLAGS);
    options.addArguments("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE " + server.getHost());
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .withTimeout(Duration.ofSeconds(30))
            .build();
    return new ChromeDriver(service, options);
  }
}
