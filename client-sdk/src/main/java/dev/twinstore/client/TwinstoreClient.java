package dev.twinstore.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one Twinstore server.
 *
 * <p>Immutable and safe for use by many threads; one for each server is enough. Every call ends
 * within {@linkplain Builder#totalTimeout its total time}, in a result or in a {@link
 * TwinstoreException}. An interrupted call ends at once and leaves the thread's interrupt status
 * set.
 */
public final class TwinstoreClient {
  /** The environment variable that {@link #fromEnv()} reads. */
  public static final String URL_VARIABLE = "TWINSTORE_URL";

  private final Items items;
  private final StoredObjects objects;
  private final Tasks tasks;
  private final Dragons dragons;
  private final Twins twins;
  private final Service service;

  private TwinstoreClient(ClientSettings settings, HttpClient http) {
    Exchange exchange = new Exchange(settings, http);
    this.items = new Items(new ItemsApi(exchange));
    this.objects = new StoredObjects(new ObjectsApi(exchange));
    this.tasks = new Tasks(new TasksApi(exchange));
    this.dragons = new Dragons(new DragonsApi(exchange), exchange);
    this.twins = new Twins(new TwinsApi(exchange));
    this.service = new Service(new ServiceApi(exchange));
  }

  /**
   * Returns a client of the server at a URI, with the defaults of {@link Builder}.
   *
   * @throws IllegalArgumentException if the URI is not an absolute http or https URI
   */
  public static TwinstoreClient of(URI uri) {
    return builder().uri(uri).build();
  }

  /**
   * Returns a client of the server that the environment variable {@code TWINSTORE_URL} names.
   *
   * @throws IllegalStateException if the variable is not set, or is no absolute http or https URI
   */
  public static TwinstoreClient fromEnv() {
    return fromEnv(System.getenv());
  }

  static TwinstoreClient fromEnv(Map<String, String> environment) {
    String value = environment.getOrDefault(URL_VARIABLE, "").strip();
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "The environment variable %s is not set; set it to the server's address, such as http://localhost:8080"
              .formatted(URL_VARIABLE));
    }
    try {
      return of(URI.create(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The environment variable %s can't be used: %s".formatted(URL_VARIABLE, e.getMessage()),
          e);
    }
  }

  /** Returns a builder with every default but the URI, which has none. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the collection of items. */
  public Items items() {
    return items;
  }

  /** Returns the collection of objects. */
  public StoredObjects objects() {
    return objects;
  }

  /** Returns the collection of tasks. */
  public Tasks tasks() {
    return tasks;
  }

  /** Returns the collection of dragons. */
  public Dragons dragons() {
    return dragons;
  }

  /** Returns what compares rows with copies, and mends them. */
  public Twins twins() {
    return twins;
  }

  /** Returns what the server says of itself. */
  public Service service() {
    return service;
  }

  /** Builds a client. Not safe for use by many threads. */
  public static final class Builder {
    private @Nullable URI uri;
    private Duration requestTimeout = Duration.ofSeconds(15);
    private Duration totalTimeout = Duration.ofSeconds(45);
    private int maxAttempts = 4;
    private Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private @Nullable HttpClient httpClient;

    private Builder() {}

    /** Sets where the server is: an absolute http or https URI, perhaps with a path before it. */
    public Builder uri(URI value) {
      this.uri = value;
      return this;
    }

    /**
     * Sets how long one try may take until its answer is there in full. 15 seconds unless set,
     * which is longer than the server's own budget for a request.
     */
    public Builder requestTimeout(Duration value) {
      this.requestTimeout = value;
      return this;
    }

    /** Sets how long a call may take, all tries and pauses included. 45 seconds unless set. */
    public Builder totalTimeout(Duration value) {
      this.totalTimeout = value;
      return this;
    }

    /** Sets how often a call is sent at most, 1 to 20; 1 means never again. 4 unless set. */
    public Builder maxAttempts(int value) {
      this.maxAttempts = value;
      return this;
    }

    Builder backoff(Backoff value) {
      this.backoff = value;
      return this;
    }

    /**
     * Sets the client that requests are sent with, by its {@link HttpClient#sendAsync(
     * java.net.http.HttpRequest, java.net.http.HttpResponse.BodyHandler) sendAsync}: for a proxy,
     * for TLS, or to watch the requests. Unless set, one of HTTP/1.1 that follows no redirects.
     */
    public Builder httpClient(HttpClient value) {
      this.httpClient = value;
      return this;
    }

    /**
     * Builds the client.
     *
     * @throws IllegalArgumentException if the URI is absent or not an absolute http or https URI,
     *     or if another value is out of its bounds
     */
    public TwinstoreClient build() {
      ClientSettings settings =
          new ClientSettings(uri, requestTimeout, totalTimeout, maxAttempts, backoff);
      return new TwinstoreClient(
          settings, httpClient != null ? httpClient : settings.newHttpClient());
    }
  }
}
