package dev.twinstore.localaws;

import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ in this process, which it ends with: it keeps its messages in memory, and to stop it
 * would be to wait for those who wait for messages.
 */
final class Sqs {

  static final String NAME = "ElasticMQ";

  private Sqs() {}

  /**
   * Starts the server; it answers when this returns.
   *
   * @throws CannotStart if it can't listen
   */
  static void start(Endpoint endpoint) throws CannotStart {
    try {
      SQSRestServerBuilder.withInterface(endpoint.host())
          .withPort(endpoint.port())
          .withServerAddress(new NodeAddress("http", endpoint.uri().getHost(), endpoint.port(), ""))
          .start()
          .waitUntilStarted();
    } catch (RuntimeException e) {
      throw new CannotStart(
          "%s cannot start on port %d. Choose another with %s N (0: any free one)."
              .formatted(NAME, endpoint.port(), Options.SQS_PORT),
          e);
    }
  }
}
