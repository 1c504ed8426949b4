package dev.twinstore.localaws;

import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ in this process; it keeps its messages in memory. */
final class Sqs {

  static final String NAME = "ElasticMQ";

  private final Endpoint endpoint;
  private final SQSRestServer server;

  private Sqs(Endpoint endpoint, SQSRestServer server) {
    this.endpoint = endpoint;
    this.server = server;
  }

  /**
   * Starts the server; it answers when this returns.
   *
   * @throws CannotStart if it can't listen
   */
  static Sqs start(Endpoint endpoint) throws CannotStart {
    try {
      SQSRestServer server =
          SQSRestServerBuilder.withInterface(endpoint.host())
              .withPort(endpoint.port())
              .withServerAddress(
                  new NodeAddress("http", endpoint.uri().getHost(), endpoint.port(), ""))
              .start();
      server.waitUntilStarted();
      return new Sqs(endpoint, server);
    } catch (RuntimeException e) {
      throw new CannotStart(
          "%s cannot start on port %d. Choose another with %s N (0: any free one)."
              .formatted(NAME, endpoint.port(), Options.SQS_PORT),
          e);
    }
  }

  Endpoint endpoint() {
    return endpoint;
  }

  void stop() {
    server.stopAndWait();
  }
}
