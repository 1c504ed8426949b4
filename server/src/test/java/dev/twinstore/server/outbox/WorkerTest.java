package dev.twinstore.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.twin.InMemoryTwinStore;
import dev.twinstore.server.twin.StoreHealth;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** What becomes of a worker that waits for messages when the server stops. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerTest {

  private static final String ID = UUID.randomUUID().toString();

  /** A queue that keeps whoever waits, interrupted or not, until a message is put into it. */
  private static final class SlowQueue implements SqsClient {

    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch answered = new CountDownLatch(1);

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
      return GetQueueUrlResponse.builder().queueUrl("http://" + request.queueName()).build();
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      return GetQueueAttributesResponse.builder()
          .attributes(
              Map.of(
                  QueueAttributeName.REDRIVE_POLICY,
                  "{\"deadLetterTargetArn\":\"arn:aws:sqs:dead\"}"))
          .build();
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
      if (request.waitTimeSeconds() == 0) {
        return ReceiveMessageResponse.builder().build();
      }
      asked.countDown();
      while (true) {
        try {
          Message message =
              Message.builder()
                  .body(
                      dev.twinstore.server.outbox.Message.body(Outbox.SUBMISSIONS, messages.take()))
                  .receiptHandle("r")
                  .build();
          answered.countDown();
          return ReceiveMessageResponse.builder().messages(message).build();
        } catch (InterruptedException e) {
          // Not heard, as where a socket is read.
        }
      }
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
      return DeleteMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  private final SlowQueue sqs = new SlowQueue();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final Worker worker = worker();

  private Worker worker() {
    Queue queue =
        new Queue(
            Outbox.SUBMISSIONS, sqs, new QueueResource(sqs, "q", false), Duration.ofMinutes(1));
    assertThat(queue.open()).isEmpty();
    InMemoryTwinStore store = new InMemoryTwinStore();
    store.healthIs(new StoreHealth(true, true, true));
    Handler handler =
        new Handler() {
          @Override
          public String partition() {
            return Outbox.SUBMISSIONS;
          }

          @Override
          public boolean handle(String id) {
            return handled.add(id);
          }

          @Override
          public void giveUp(String id) {}
        };
    OutboxMetrics metrics = new OutboxMetrics(new SimpleMeterRegistry(), Set.of());
    return new Worker(queue, handler, store, metrics, 1);
  }

  @BeforeEach
  void start() throws Exception {
    worker.start();
    sqs.asked.await();
  }

  @AfterEach
  void end() {
    worker.stop();
    sqs.messages.add(ID);
  }

  @Test
  void handlesWhatComes() throws Exception {
    sqs.messages.add(ID);

    assertThat(handled.take()).isEqualTo(ID);
  }

  @Test
  void isNotWaitedForWhileItWaits() {
    assertThat(worker.isIdle()).isTrue();
  }

  @Test
  void leavesWhatComesAfterTheStop() throws Exception {
    worker.stop();
    sqs.messages.add(ID);
    sqs.answered.await();

    worker.start();
    String next = UUID.randomUUID().toString();
    sqs.messages.add(next);
    assertThat(handled.take()).as("the one that came in between is left").isEqualTo(next);
    assertThat(List.copyOf(handled)).isEmpty();
  }
}
