package dev.twinstore.contract.harness;

import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.FaultProxy;
import dev.twinstore.contract.proxy.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** What lies between one server and the stores: a proxy before each, and the faults of both. */
final class Wire implements AutoCloseable {

  private final Faults faults = new Faults();
  private final FaultProxy table;
  private final FaultProxy bucket;
  private final FaultProxy queue;
  private final FaultProxy topic;

  Wire(Aws aws) {
    try {
      this.table = new FaultProxy(Call.Store.TABLE, aws.dynamoDb(), faults);
      this.bucket = new FaultProxy(Call.Store.BUCKET, aws.s3(), faults);
      this.queue = new FaultProxy(Call.Store.QUEUE, aws.sqs(), faults);
      this.topic = new FaultProxy(Call.Store.TOPIC, aws.sns(), faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Faults faults() {
    return faults;
  }

  URI table() {
    return table.uri();
  }

  URI bucket() {
    return bucket.uri();
  }

  URI queue() {
    return queue.uri();
  }

  URI topic() {
    return topic.uri();
  }

  @Override
  public void close() throws IOException {
    table.close();
    bucket.close();
    queue.close();
    topic.close();
  }
}
