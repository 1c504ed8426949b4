package dev.twinstore.server.twin;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The endpoints that the environment gives in place of AWS's own, by the AWS SDK's names, or by
 * what stands for them.
 */
public record LocalEndpoints(Optional<URI> dynamoDb, Optional<URI> s3) {

  private static final String ALL = "AWS_ENDPOINT_URL";
  private static final String DYNAMODB = "AWS_ENDPOINT_URL_DYNAMODB";
  private static final String S3 = "AWS_ENDPOINT_URL_S3";

  /** Reads them; they are checked by {@link #check} and {@link #need}. */
  public static LocalEndpoints of(Environment environment) {
    String all = environment.getProperty(ALL);
    return new LocalEndpoints(
        uri(environment.getProperty(DYNAMODB, all == null ? "" : all)),
        uri(environment.getProperty(S3, all == null ? "" : all)));
  }

  /**
   * @throws IllegalStateException when rows would go to a local table and copies to real S3
   */
  LocalEndpoints check() {
    if (isLocal() && s3.isEmpty()) {
      throw new IllegalStateException(
          "%s is a local endpoint, but neither %s nor %s is set: copies would go to real AWS. Set %s too."
              .formatted(DYNAMODB, S3, ALL, S3));
    }
    return this;
  }

  /**
   * @param variable gives the endpoint of a service that is used beside the table
   * @param what would go to it
   * @throws IllegalStateException when that would be real AWS beside a local table
   */
  public static void need(String variable, String what, Environment environment) {
    String all = environment.getProperty(ALL);
    boolean given = uri(environment.getProperty(variable, all == null ? "" : all)).isPresent();
    if (of(environment).isLocal() && !given) {
      throw new IllegalStateException(
          "%s is a local endpoint, but neither %s nor %s is set: %s would go to real AWS. Set %s too."
              .formatted(DYNAMODB, variable, ALL, what, variable));
    }
  }

  private boolean isLocal() {
    return dynamoDb
        .map(URI::getHost)
        .filter(host -> !host.endsWith(".amazonaws.com") && !host.endsWith(".api.aws"))
        .isPresent();
  }

  private static Optional<URI> uri(@Nullable String text) {
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(URI.create(text));
  }
}
