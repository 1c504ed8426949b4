package dev.twinstore.movingin;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.movingin.Outcome.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Takes what other services keep, in tables and buckets that AWS's own settings lead to, into the
 * Twinstore that {@code TWINSTORE_URL} names. May be repeated: nothing is taken twice.
 */
public final class MoveIn {

  private MoveIn() {}

  /**
   * Ends with exit code 0 when nothing was refused; 1 when something was, or it broke off; 2 when
   * the arguments are wrong.
   */
  public static void main(String[] arguments) throws IOException {
    Order order;
    try {
      order = Order.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try (DynamoDbClient dynamoDb = DynamoDbClient.create();
        S3Client s3 = s3();
        Report report = Report.of(order.report())) {
      Taking taking = taking(order.collection(), TwinstoreClient.fromEnv(), report);
      Move move = new Move(taking, report, System.out);
      boolean ended = run(order, move, dynamoDb, s3);
      tell(order, move.tally(), System.out);
      System.exit(ended && move.tally().count(Kind.REFUSED) == 0 ? 0 : 1);
    }
  }

  /** Whether it came to its end. */
  private static boolean run(Order order, Move move, DynamoDbClient dynamoDb, S3Client s3) {
    try {
      for (URI place : order.from()) {
        source(place, dynamoDb, s3).each(move);
      }
      return true;
    } catch (TwinstoreException | SdkException e) {
      System.err.println(e.getMessage());
      System.err.println("Broken off. Run it again: nothing is taken twice.");
      return false;
    }
  }

  private static void tell(Order order, Tally tally, PrintStream out) {
    out.println(tally);
    out.print(tally.inFull());
    out.println("Each of them: " + order.report());
  }

  private static Source source(URI place, DynamoDbClient dynamoDb, S3Client s3) {
    return place.getScheme().equals("s3")
        ? new BucketSource(s3, place.getAuthority(), place.getPath().replaceFirst("^/", ""))
        : new TableSource(dynamoDb, place.getAuthority());
  }

  private static Taking taking(String collection, TwinstoreClient here, Report report) {
    return switch (collection) {
      case "items" -> new TakingItems(here.items());
      case "tasks" -> new TakingTasks(here.tasks(), report);
      case "dragons" -> new TakingDragons(here.dragons());
      case "objects" -> new TakingObjects(here.objects());
      default -> throw new IllegalArgumentException(collection);
    };
  }

  /** Local endpoints know buckets by the path alone. */
  private static S3Client s3() {
    boolean local =
        System.getenv("AWS_ENDPOINT_URL_S3") != null || System.getenv("AWS_ENDPOINT_URL") != null;
    return S3Client.builder().forcePathStyle(local).build();
  }
}
