package dev.twinstore.server.twin;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.auth.scheme.DynamoDbAuthSchemeProvider;

/**
 * How the call of a commit differs from others: it is sent once, since the kernel judges each try,
 * and it is signed as of the moment its write id was minted, so that AWS itself refuses one that
 * was held up until its fence or tombstone may have expired.
 */
final class CommitSigning implements SdkPlugin {

  private static final DynamoDbAuthSchemeProvider SCHEMES =
      DynamoDbAuthSchemeProvider.defaultProvider();

  private final Clock clock;

  CommitSigning(Instant mintedAt) {
    this.clock = Clock.fixed(mintedAt, ZoneOffset.UTC);
  }

  @Override
  public void configureClient(SdkServiceClientConfiguration.Builder client) {
    client.overrideConfiguration(
        client.overrideConfiguration().copy(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry())));
    ((DynamoDbServiceClientConfiguration.Builder) client)
        .authSchemeProvider(
            parameters ->
                SCHEMES.resolveAuthScheme(parameters).stream()
                    .map(
                        option ->
                            option.toBuilder()
                                .putSignerProperty(HttpSigner.SIGNING_CLOCK, clock)
                                .build())
                    .toList());
  }
}
