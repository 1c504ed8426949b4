package dev.twinstore.server.twin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happens to one call.
 *
 * @param answer is given in place of the store's, which never sees the call
 */
record WireFault(String name, Effect effect, Optional<Answer> answer, Duration delay) {

  enum Effect {
    NONE,
    /** The call never arrives, and is answered all the same. */
    ANSWERED,
    /** The call never arrives. */
    NOT_SENT,
    /** The call has its effect, and the answer is lost. */
    ANSWER_LOST,
    /** The call is held up until the caller has given up, and only then leaves, if it still may. */
    HELD_UP,
    /** The call has its effect at once, and the answer comes after the caller has given up. */
    SLOW,
    /** The call is delivered twice in a row. */
    TWICE,
    /** The call is delivered, and once more when all is over. */
    AGAIN_LATER,
    /** The call is delivered when all is over, and not before. */
    ONCE_LATER,
    /** The call has its effect, and half of the answer's body arrives. */
    BODY_CUT;

    boolean isLate() {
      return this == AGAIN_LATER || this == ONCE_LATER;
    }
  }

  record Answer(int status, String body) {}

  static final WireFault NONE = effect("none", Effect.NONE);
  static final WireFault NOT_SENT = effect("not sent", Effect.NOT_SENT);
  static final WireFault ANSWER_LOST = effect("answer lost", Effect.ANSWER_LOST);

  private static final String DYNAMODB = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\"%s}";
  private static final String SNS = "<ErrorResponse>%s</ErrorResponse>";
  private static final String S3 = "<Error><Code>%s</Code><Message>No</Message></Error>";

  /** Faults that any call may meet. The slow ones outlast every try within 1 s. */
  private static final List<WireFault> ANY =
      List.of(
          NOT_SENT,
          ANSWER_LOST,
          new WireFault("held up", Effect.HELD_UP, Optional.empty(), Duration.ofMillis(850)),
          new WireFault("slow", Effect.SLOW, Optional.empty(), Duration.ofMillis(850)),
          effect("twice", Effect.TWICE),
          effect("again later", Effect.AGAIN_LATER),
          effect("once, later", Effect.ONCE_LATER),
          effect("body cut", Effect.BODY_CUT));

  /** The faults that a call of that name is put to. */
  static List<WireFault> of(String call) {
    List<WireFault> faults = new ArrayList<>(ANY);
    boolean s3 = call.toUpperCase(Locale.ROOT).equals(call);
    if (s3) {
      faults.add(s3(400, "BadDigest"));
      faults.add(s3(403, "AccessDenied"));
      faults.add(s3(409, "ConditionalRequestConflict"));
      faults.add(s3(412, "PreconditionFailed"));
      faults.add(s3(429, "TooManyRequests"));
      faults.add(s3(500, "InternalError"));
      faults.add(s3(503, "SlowDown"));
      if (call.equals("PUT")) {
        faults.add(s3(200, "PreconditionFailed"));
      }
      return faults;
    }
    if (call.equals("Publish")) {
      faults.add(topic(400, "InvalidParameter"));
      faults.add(topic(403, "AuthorizationError"));
      faults.add(topic(429, "Throttled"));
      faults.add(topic(500, "InternalError"));
      faults.add(topic(503, "ServiceUnavailable"));
      return faults;
    }
    if (call.endsWith("Message") || call.equals("ChangeMessageVisibility")) {
      faults.add(queue(400, "QueueDoesNotExist"));
      faults.add(queue(400, "RequestThrottled"));
      faults.add(queue(403, "AccessDeniedException"));
      faults.add(queue(500, "InternalFailure"));
      faults.add(queue(503, "ServiceUnavailable"));
      return faults;
    }
    faults.add(dynamoDb(400, "ValidationException"));
    faults.add(dynamoDb(403, "AccessDeniedException"));
    faults.add(dynamoDb(400, "ThrottlingException"));
    faults.add(dynamoDb(400, "ProvisionedThroughputExceededException"));
    faults.add(dynamoDb(429, "RequestLimitExceeded"));
    faults.add(dynamoDb(500, "InternalServerError"));
    faults.add(dynamoDb(503, "ServiceUnavailable"));
    if (call.equals("UpdateItem")) {
      faults.add(dynamoDb(400, "TransactionConflictException"));
    }
    if (call.equals("TransactWriteItems")) {
      faults.add(dynamoDb(400, "TransactionInProgressException"));
      faults.add(cancelled("TransactionConflict"));
      faults.add(cancelled("ThrottlingError"));
    }
    return faults;
  }

  static WireFault answered(int status, String body) {
    return new WireFault(
        status + " " + body, Effect.ANSWERED, Optional.of(new Answer(status, body)), Duration.ZERO);
  }

  private static WireFault s3(int status, String code) {
    return named(status + " " + code, status, S3.formatted(code));
  }

  private static WireFault topic(int status, String code) {
    return named(status + " " + code, status, SNS.formatted(S3.formatted(code)));
  }

  private static WireFault queue(int status, String code) {
    return named(status + " " + code, status, "{\"__type\":\"com.amazonaws.sqs#" + code + "\"}");
  }

  private static WireFault dynamoDb(int status, String code) {
    return named(status + " " + code, status, DYNAMODB.formatted(code, ""));
  }

  /**
   * A transaction has six actions at most: row, name taken, name released, receipt, two entries.
   */
  private static WireFault cancelled(String code) {
    List<String> reasons = Collections.nCopies(6, "{\"Code\":\"" + code + "\"}");
    return named(
        "400 cancelled: " + code,
        400,
        DYNAMODB.formatted("TransactionCanceledException", ",\"CancellationReasons\":" + reasons));
  }

  private static WireFault named(String name, int status, String body) {
    return new WireFault(
        name, Effect.ANSWERED, Optional.of(new Answer(status, body)), Duration.ZERO);
  }

  private static WireFault effect(String name, Effect effect) {
    return new WireFault(name, effect, Optional.empty(), Duration.ZERO);
  }

  @Override
  public String toString() {
    return name;
  }
}
