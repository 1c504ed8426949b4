package dev.twinstore.contract.harness;

import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Stores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Twinstore that runs, and the stores behind it: our own processes, or somebody else's. */
interface Stand extends AutoCloseable {

  /** Where its servers answer, one or more, all of them on the same stores. */
  List<URI> uris();

  /** Its table and its bucket, without anything in between. */
  Stores stores();

  /** The faults between it and its stores; nothing where the wire between them is not ours. */
  Optional<Faults> faults();

  /** Its queue, and what comes through its topic; nothing where nobody says what they are. */
  Optional<Channels> channels();

  /**
   * Servers of a name, on stores of their own, the first with settings of its own; none where the
   * servers are not ours.
   */
  Optional<Cluster> cluster(String name, Map<String, String> ofTheFirst);

  @Override
  void close();

  /** Whether the environment names one that is running already, in {@code TWINSTORE_URL}. */
  static boolean isRemote() {
    return System.getenv("TWINSTORE_URL") != null;
  }

  /**
   * Whether there can be one of our own beside one that somebody else started: where the
   * environment names the AWS services for it, too.
   */
  static boolean canBeOurs() {
    return !isRemote() || GivenAws.find().isPresent();
  }

  /**
   * How many there can be at once of either kind; one for all of the proof, which loads a server as
   * it is.
   */
  static int atMost() {
    if ("1".equals(System.getenv("TWINSTORE_FULL"))) {
      return 1;
    }
    return isRemote() ? RemoteStand.count() : 3;
  }

  /**
   * The stand that the environment names, or else one of our own.
   *
   * @param number by which it is known among its kind, from 1 on
   * @param ours whether it has to be our own
   */
  static Stand open(int number, boolean ours) {
    return isRemote() && !ours ? RemoteStand.find(number) : LocalStand.start(number);
  }

  /** Whether {@code /readyz} answers 200; otherwise what it did instead. */
  static Optional<String> notReady(HttpClient http, URI server) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/readyz"))
            .timeout(Duration.ofSeconds(5))
            .GET()
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status == 200 ? Optional.empty() : Optional.of("/readyz answers " + status);
    } catch (IOException e) {
      return Optional.of(e.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while waiting for /readyz", e);
    }
  }
}
