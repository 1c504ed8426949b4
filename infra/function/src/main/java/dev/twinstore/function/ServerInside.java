package dev.twinstore.function;

import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The server, started once for as long as the function's environment lives. */
final class ServerInside {

  private static final String SERVER = "dev.twinstore.server.TwinstoreServer";

  /** Started with the class: Lambda gives a start more of the processor than a request. */
  private static final URI ADDRESS = start();

  private ServerInside() {}

  /** Where it answers, for this process alone. */
  static URI address() {
    return ADDRESS;
  }

  private static URI start() {
    try {
      WebServerApplicationContext server =
          (WebServerApplicationContext)
              SpringApplication.run(
                  Class.forName(SERVER),
                  "--server.port=0",
                  "--server.address=127.0.0.1",
                  "--server.forward-headers-strategy=native"); // So that it names the API's host.
      return URI.create("http://127.0.0.1:" + server.getWebServer().getPort());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The package has no " + SERVER, e);
    }
  }
}
