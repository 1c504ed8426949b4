package dev.twinstore.server.outbox;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** How long calls to a queue or a topic may take: whoever sends at once has a client waiting. */
final class Calls {

  private static final Duration TRY = Duration.ofSeconds(1);
  private static final Duration ALL_TRIES = Duration.ofSeconds(2);

  private Calls() {}

  static void quick(AwsRequestOverrideConfiguration.Builder call) {
    call.apiCallAttemptTimeout(TRY).apiCallTimeout(ALL_TRIES);
  }
}
