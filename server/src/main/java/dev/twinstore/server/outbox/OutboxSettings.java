package dev.twinstore.server.outbox;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages and notices go.
 *
 * @param queue the SQS queue's name; null or empty for none
 * @param topic the SNS topic's ARN, or, where it is to be made, its name; null or empty for none
 * @param provision whether to make the queue, its dead-letter queue and the topic at start where
 *     they are missing; otherwise they are checked
 * @param budget what handling one message may spend on AWS calls
 * @param workers how many messages this server handles at once: 0 to 10; 0 where others do
 * @param sendEvery the pause between two looks for what is still due: 1 s to 1 h; 0 for none, where
 *     others look
 */
@ConfigurationProperties("twinstore")
record OutboxSettings(
    @Nullable String queue,
    @Nullable String topic,
    @DefaultValue("false") boolean provision,
    @DefaultValue("10s") Duration budget,
    @DefaultValue("10") int workers,
    @DefaultValue("5s") Duration sendEvery) {

  private static final int MOST_WORKERS = 10;
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofHours(1);
  private static final String ARN = "arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}";

  OutboxSettings {
    queue = queue == null || queue.isBlank() ? null : queue;
    topic = topic == null || topic.isBlank() ? null : topic;
    if (queue != null && !queue.matches("[A-Za-z0-9_-]{1,75}")) {
      throw new IllegalArgumentException(
          "twinstore.queue must be 1 to 75 of A-Z a-z 0-9 _ -, unlike '" + queue + "'");
    }
    if (topic != null && !topic.matches(provision ? ARN + "|[A-Za-z0-9_-]{1,256}" : ARN)) {
      throw new IllegalArgumentException(
          "twinstore.topic must be the ARN of an SNS topic"
              + (provision ? ", or the name of one to be made" : "")
              + ", unlike '"
              + topic
              + "'");
    }
    if (workers < 0 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("twinstore.workers must be 0 to 10, unlike " + workers);
    }
    if (!sendEvery.isZero() && (sendEvery.compareTo(LEAST) < 0 || sendEvery.compareTo(MOST) > 0)) {
      throw new IllegalArgumentException(
          "twinstore.send-every must be 1s to 1h, or 0 for never, unlike " + sendEvery);
    }
  }

  Optional<String> queueName() {
    return Optional.ofNullable(queue);
  }

  Optional<String> topicName() {
    return Optional.ofNullable(topic);
  }

  boolean topicIsNamed() {
    return topic != null && !topic.startsWith("arn:");
  }

  /** How long a message stays hidden from others: longer than handling it takes. */
  Duration visibility() {
    return budget.multipliedBy(2).plusSeconds(5);
  }

  /** When what a message names should be settled, though its first worker died with it. */
  Duration sendAgain() {
    return visibility().multipliedBy(2);
  }
}
