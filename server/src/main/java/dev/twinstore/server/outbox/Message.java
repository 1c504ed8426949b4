package dev.twinstore.server.outbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message as it was received.
 *
 * @param entry the partition and the id of the entry that it names; empty when it is none of ours
 * @param trace the {@code traceparent} of the request that sent it
 * @param receives how often it was received, this time included
 */
record Message(Optional<Named> entry, Optional<String> trace, int receives, String handle) {

  /** An entry by its key. */
  record Named(String partition, String id) {}

  private static final Pattern BODY =
      Pattern.compile("\\{\"partition\":\"([a-z]{1,100})\",\"id\":\"([0-9a-f-]{36})\"}");

  static String body(String partition, String id) {
    return "{\"partition\":\"%s\",\"id\":\"%s\"}".formatted(partition, id);
  }

  /** The id of the entry that it names, where that is one of this partition. */
  Optional<String> entryOf(String partition) {
    return entry.filter(named -> named.partition().equals(partition)).map(Named::id);
  }

  static Message of(software.amazon.awssdk.services.sqs.model.Message received) {
    Matcher body = BODY.matcher(received.body());
    String receives =
        received.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    return new Message(
        body.matches() ? Optional.of(new Named(body.group(1), body.group(2))) : Optional.empty(),
        Optional.ofNullable(received.messageAttributes().get("traceparent"))
            .map(MessageAttributeValue::stringValue)
            .filter(trace -> trace.matches("[0-9a-f-]{55}")),
        receives == null ? 1 : Integer.parseInt(receives),
        received.receiptHandle());
  }
}
