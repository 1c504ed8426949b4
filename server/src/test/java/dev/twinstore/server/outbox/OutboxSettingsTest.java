package dev.twinstore.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboxSettingsTest {

  private static final String ARN = "arn:aws:sns:us-east-1:000000000000:notices";

  private static OutboxSettings settings(String queue, String topic, boolean provision) {
    return new OutboxSettings(
        queue, topic, provision, Duration.ofSeconds(10), 10, Duration.ofSeconds(5));
  }

  @Test
  void takesNothingForNone() {
    for (String none : new String[] {null, "", " "}) {
      OutboxSettings settings = settings(none, none, false);
      assertThat(settings.queueName()).isEmpty();
      assertThat(settings.topicName()).isEmpty();
    }
  }

  @Test
  void takesATopicByItsArnOrOneToBeMadeByItsName() {
    assertThat(settings("reports", ARN, false).topicIsNamed()).isFalse();
    assertThat(settings("reports", "notices", true).topicIsNamed()).isTrue();
    assertThatThrownBy(() -> settings("reports", "notices", false))
        .hasMessageContaining("twinstore.topic")
        .hasMessageContaining("'notices'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a.fifo", "http://queue"})
  void refusesWhatIsNoNameOfAQueue(String name) {
    assertThatThrownBy(() -> settings(name, ARN, false))
        .hasMessageContaining("twinstore.queue")
        .hasMessageContaining(name);
  }

  @Test
  void hasBounds() {
    Duration budget = Duration.ofSeconds(10);
    for (int workers : new int[] {-1, 11}) {
      assertThatThrownBy(
              () -> new OutboxSettings(null, null, false, budget, workers, Duration.ZERO))
          .hasMessageContaining("twinstore.workers");
    }
    for (Duration every : new Duration[] {Duration.ofMillis(999), Duration.ofMinutes(61)}) {
      assertThatThrownBy(() -> new OutboxSettings(null, null, false, budget, 0, every))
          .hasMessageContaining("twinstore.send-every");
    }
  }

  @Test
  void sendsAgainWhenAMessageThatWasReceivedWouldHaveBeenDeliveredAgain() {
    OutboxSettings settings = settings("q", null, false);
    assertThat(settings.sendAgain()).isGreaterThan(settings.visibility());
  }

  @Test
  void hidesAMessageForLongerThanHandlingItTakes() {
    assertThat(settings("q", null, false).visibility()).isGreaterThan(Duration.ofSeconds(20));
  }
}
