package dev.twinstore.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one Twinstore server.
 *
 * <pre>{@code
 * TwinstoreClient twinstore = TwinstoreClient.fromEnv(); // TWINSTORE_URL
 * Item pot = twinstore.items().create(new NewItem().name("Pot").description("Does not whistle."));
 * twinstore.items().edit(pot.getId(), item -> item.category("kitchen"));
 * twinstore.items().list().forEach(item -> System.out.println(item.getName()));
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads; one for each server is enough. Every call ends
 * within {@linkplain Builder#totalTimeout its total time}, in a result or in a {@link
 * TwinstoreException}. An interrupted call ends at once and leaves the thread's interrupt status
 * set.
 */
public final class TwinstoreClient {
  /** The environment variable that {@link #fromEnv()} reads. */
  public static final String URL_VARIABLE = "TWINSTORE_URL";

  private final Exchange exchange;

  private TwinstoreClient(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Returns a client of the server at a URI, with the defaults of {@link Builder}.
   *
   * @throws IllegalArgumentException if the URI is not an absolute http or https URI
   */
  public static TwinstoreClient at(URI uri) {
    return builder().uri(uri).build();
  }

  /**
   * Returns a client of the server at a URI, such as {@code http://localhost:8080}.
   *
   * @throws IllegalArgumentException if it is not an absolute http or https URI
   */
  public static TwinstoreClient at(String uri) {
    return at(URI.create(uri));
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
      return at(value);
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

  /**
   * Returns a client like this one but for some options, over the same connections. It costs a few
   * small objects, so it will do for one call:
   *
   * <pre>{@code
   * TwinstoreClient twinstore = TwinstoreClient.fromEnv();
   * TwinstoreClient hasty = twinstore.withOptions(o -> o.totalTimeout(Duration.ofSeconds(2)));
   * Item kettle = hasty.items().read("kettle");
   * }</pre>
   *
   * @param change sets what is to differ
   * @throws IllegalArgumentException if a value is out of its bounds
   */
  public TwinstoreClient withOptions(Consumer<Builder> change) {
    Builder options = new Builder(exchange.settings(), exchange.http());
    change.accept(options);
    return options.build();
  }

  /** Returns what asks the same server without waiting, with the same options. */
  public AsyncTwinstoreClient async() {
    return new AsyncTwinstoreClient(exchange);
  }

  /** Returns the collection of items. */
  public Items items() {
    return new Items(exchange);
  }

  /** Returns the collection of objects. */
  public StoredObjects objects() {
    return new StoredObjects(exchange);
  }

  /** Returns the collection of tasks. */
  public Tasks tasks() {
    return new Tasks(exchange);
  }

  /** Returns the collection of dragons. */
  public Dragons dragons() {
    return new Dragons(exchange);
  }

  /** Returns what compares rows with copies, and mends them. */
  public Twins twins() {
    return new Twins(exchange);
  }

  /** Returns what the server says of itself. */
  public Service service() {
    return new Service(exchange);
  }

  /** Builds a client. Not safe for use by many threads. */
  public static final class Builder {
    private @Nullable URI uri;
    private Duration requestTimeout = Duration.ofSeconds(15);
    private Duration totalTimeout = Duration.ofSeconds(45);
    private int maxAttempts = 4;
    private Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private @Nullable HttpClient httpClient;

    private AttemptListener listener = attempt -> {};

    private Builder() {}

    private Builder(ClientSettings settings, HttpClient httpClient) {
      this.uri = settings.uri();
      this.requestTimeout = settings.requestTimeout();
      this.totalTimeout = settings.totalTimeout();
      this.maxAttempts = settings.maxAttempts();
      this.backoff = settings.backoff();
      this.listener = settings.listener();
      this.httpClient = httpClient;
    }

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
     * for TLS, or to watch the requests. Unless set, one of HTTP/1.1 that follows no redirects,
     * which all clients of the process share.
     */
    public Builder httpClient(HttpClient value) {
      this.httpClient = value;
      return this;
    }

    /** Sets who is told of each request and what came of it. Nobody unless set. */
    public Builder listener(AttemptListener value) {
      this.listener = value;
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
          new ClientSettings(uri, requestTimeout, totalTimeout, maxAttempts, backoff, listener);
      return new TwinstoreClient(
          new Exchange(settings, httpClient != null ? httpClient : SharedHttpClient.INSTANCE));
    }
  }
}
