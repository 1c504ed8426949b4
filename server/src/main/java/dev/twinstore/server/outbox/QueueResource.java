package dev.twinstore.server.outbox;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/** The queue by its name, with the dead-letter queue that its redrive policy names. */
record QueueResource(SqsClient sqs, String name, boolean provision) {

  private static final int MOST_RECEIVES = 5;
  private static final Pattern DEAD =
      Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"[^\"]*:([^\":]+)\"");

  /**
   * Finds both, having made them where that is asked for.
   *
   * @throws QueueDoesNotExistException when one of them is missing
   * @throws IllegalStateException when there are no dead letters
   */
  Queue.Urls find() {
    try {
      return found();
    } catch (QueueDoesNotExistException e) {
      if (!provision) {
        throw e;
      }
      make();
      return found();
    }
  }

  private Queue.Urls found() {
    String queue = url(name);
    String policy = attribute(queue, QueueAttributeName.REDRIVE_POLICY);
    Matcher dead = DEAD.matcher(policy);
    if (!dead.find()) {
      throw new IllegalStateException(this + " has no redrive policy, so that nothing would end");
    }
    return new Queue.Urls(queue, url(dead.group(1)));
  }

  private void make() {
    String dead = name + "-dead";
    sqs.createQueue(create -> create.queueName(dead));
    String policy =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
            .formatted(attribute(url(dead), QueueAttributeName.QUEUE_ARN), MOST_RECEIVES);
    try {
      sqs.createQueue(
          create ->
              create.queueName(name).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
    } catch (QueueNameExistsException e) {
      // Another server made it, or somebody otherwise; whether it is right is checked next.
    }
  }

  private String url(String queue) {
    return sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
  }

  private String attribute(String url, QueueAttributeName attribute) {
    return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(attribute))
        .attributes()
        .getOrDefault(attribute, "");
  }

  @Override
  public String toString() {
    return "queue '" + name + "'";
  }
}
