package dev.twinstore.contract.harness;

import dev.twinstore.contract.stores.Stores;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The AWS services beside servers that the tests start: our own processes, or somebody else's. */
interface Aws extends AutoCloseable {

  /** What everybody here is known by; no endpoint on a developer's machine looks at it. */
  AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  /** Where all of them are. */
  Region REGION = Region.US_EAST_1;

  /**
   * What the environment names, or else services of our own, which all stands share: fewer
   * processes leave more of the machine to each.
   *
   * @param stand the number of the stand that asks
   */
  static Aws open(Path logs, int stand) {
    return GivenAws.find().<Aws>map(GivenAws::at).orElseGet(() -> LocalAws.share(logs, stand));
  }

  URI dynamoDb();

  URI s3();

  URI sqs();

  URI sns();

  /** Settings for servers to be. */
  Parameters parameters();

  /** A name here that is nobody else's. */
  String named(String name);

  /** The queue of a name, and what comes through the topic of that name. */
  Channels channels(String name);

  /** A table and a bucket of one name. */
  default Stores stores(String name) {
    return new Stores(dynamoDb(), s3(), REGION, CREDENTIALS, name, name);
  }

  /** The queue of a name. */
  default MessageQueue queue(String name) {
    return new MessageQueue(sqs(), REGION, CREDENTIALS, name);
  }

  @Override
  void close();
}
