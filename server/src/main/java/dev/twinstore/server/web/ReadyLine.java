package dev.twinstore.server.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the server is to be found once it can be. */
@Component
final class ReadyLine {

  private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);

  private final ServerProperties settings;

  ReadyLine(ServerProperties settings) {
    this.settings = settings;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
      String host =
          settings.getAddress() == null ? "localhost" : settings.getAddress().getHostAddress();
      String url =
          "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port(context));
      log.info("Twinstore is at {}, its contract at {}/, its state at {}/readyz", url, url, url);
    }
  }

  private static int port(WebServerApplicationContext context) {
    return context.getWebServer() == null ? 0 : context.getWebServer().getPort();
  }
}
