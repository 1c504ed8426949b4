package dev.twinstore.contract.harness;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * An endpoint that somebody else started and that has all services, such as LocalStack's, found by
 * {@code TWINSTORE_TEST_AWS}.
 *
 * @param token tells what is made here from what others make there
 */
record GivenAws(URI uri, String token, Parameters parameters) implements Aws {

  /** Where it is; nothing where nobody says so. */
  static Optional<URI> find() {
    return Optional.ofNullable(System.getenv("TWINSTORE_TEST_AWS"))
        .filter(value -> !value.isBlank())
        .map(URI::create);
  }

  static GivenAws at(URI uri) {
    String token = UUID.randomUUID().toString().substring(0, 8);
    return new GivenAws(uri, token, new StoredParameters(uri));
  }

  @Override
  public URI dynamoDb() {
    return uri;
  }

  @Override
  public URI s3() {
    return uri;
  }

  @Override
  public URI sqs() {
    return uri;
  }

  @Override
  public URI sns() {
    return uri;
  }

  @Override
  public String named(String name) {
    return name + "-" + token;
  }

  @Override
  public Channels channels(String name) {
    return new Channels(queue(name), new SubscribedQueue(uri, uri, REGION, CREDENTIALS, name));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
