package dev.twinstore.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server; exits with 1, and says why, when it can't. */
@SpringBootApplication(proxyBeanMethods = false)
public final class TwinstoreServer {

  public static void main(String[] arguments) {
    SpringApplication.run(TwinstoreServer.class, arguments);
  }
}
