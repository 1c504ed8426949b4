package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@Timeout(60)
final class AnswersTest {

  private static Launcher launcher;
  private static Clients clients;

  @BeforeAll
  static void start() throws IOException {
    launcher = Launcher.inMemory();
    clients = Clients.of(launcher);
    clients.createTableAndBucket();
  }

  @AfterAll
  static void stop() throws IOException {
    clients.close();
    launcher.close();
  }

  @Test
  void printsTheTwoUrlsAndReady() {
    assertEquals(3, launcher.output().size(), launcher.output().toString());
    assertEquals("ready", launcher.output().get(2));
    assertEquals("", launcher.errors());
  }

  @Test
  void keepsAnItemAndAnObjectWithItsTypeAndMetadata() {
    clients.keepTwins("{}");

    assertEquals("{}", clients.keptItem());
    assertEquals("application/json 1 {}", clients.keptObject());
  }

  @Test
  void listsAPrefixPageByPage() {
    List<String> keys = IntStream.range(0, 25).mapToObj("pages/%02d.json"::formatted).toList();
    keys.forEach(AnswersTest::put);
    put("elsewhere/01.json");

    var listed =
        clients
            .s3()
            .listObjectsV2Paginator(l -> l.bucket(Clients.BUCKET).prefix("pages/").maxKeys(4))
            .stream()
            .toList();

    assertEquals(7, listed.size());
    assertEquals(
        keys, listed.stream().flatMap(p -> p.contents().stream()).map(S3Object::key).toList());
  }

  @Test
  void refusesAnObjectThatDiffersFromItsChecksum() {
    var refused =
        assertThrows(
            S3Exception.class,
            () ->
                clients
                    .s3()
                    .putObject(
                        p -> p.bucket(Clients.BUCKET).key("damaged.json").checksumCRC32("AAAAAA=="),
                        RequestBody.fromString("{}")));

    assertEquals(400, refused.statusCode());
    assertThrows(NoSuchKeyException.class, () -> get("damaged.json"));
  }

  @Test
  void deletesWhatIsThereAndWhatIsNot() {
    put("gone.json");

    delete("gone.json");
    delete("gone.json");

    assertThrows(NoSuchKeyException.class, () -> get("gone.json"));
    clients.s3().headBucket(h -> h.bucket(Clients.BUCKET));
  }

  @Test
  void refusesAKeyThatItCouldNotList() {
    String key = "a.json-0190a2b3-0000-7000-8000-000000000000";

    var refused = assertThrows(S3Exception.class, () -> put(key));

    assertEquals(400, refused.statusCode());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
  }

  @Test
  void saysAsAwsDoesThatABucketHasNoPolicy() {
    var refused =
        assertThrows(
            S3Exception.class, () -> clients.s3().getBucketPolicy(g -> g.bucket(Clients.BUCKET)));

    assertEquals(404, refused.statusCode());
    assertEquals("NoSuchBucketPolicy", refused.awsErrorDetails().errorCode());
  }

  /** Without retries of the SDK: a put that meets the removal of its emptied folder succeeds. */
  @Test
  void servesThirtyTwoCallersOfOneFolder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Callable<Integer>> callers = new ArrayList<>();
    for (int caller = 0; caller < 32; caller++) {
      String prefix = "shared/%d/".formatted(caller % 4);
      String key = prefix + "%08d.json".formatted(caller);
      callers.add(() -> putListGetDelete(prefix, key));
    }

    for (Future<Integer> done : threads.invokeAll(callers)) {
      assertEquals(10, done.get());
    }

    threads.shutdown();
    assertEquals(List.of(), list("shared/"));
  }

  private static int putListGetDelete(String prefix, String key) {
    int rounds = 0;
    while (rounds < 10) {
      put(key);
      assertTrue(list(prefix).contains(key), key);
      assertEquals(key, get(key));
      delete(key);
      rounds++;
    }
    return rounds;
  }

  /**
   * Without a network another address of the loopback will do: all of them would be listened on.
   */
  @Test
  void listensOnTheLoopbackAddressOnly() throws IOException {
    var elsewhere =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .findFirst()
            .orElse(InetAddress.getByName("127.0.0.2"));

    assertRefused(elsewhere, launcher.dynamoDb());
    assertRefused(elsewhere, launcher.s3());
  }

  private static void assertRefused(InetAddress address, URI server) {
    assertThrows(ConnectException.class, () -> new Socket(address, server.getPort()).close());
  }

  private static void put(String key) {
    clients.s3().putObject(p -> p.bucket(Clients.BUCKET).key(key), RequestBody.fromString(key));
  }

  private static String get(String key) {
    return clients.s3().getObjectAsBytes(g -> g.bucket(Clients.BUCKET).key(key)).asUtf8String();
  }

  private static void delete(String key) {
    clients.s3().deleteObject(d -> d.bucket(Clients.BUCKET).key(key));
  }

  private static List<String> list(String prefix) {
    return clients
        .s3()
        .listObjectsV2(l -> l.bucket(Clients.BUCKET).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }
}
