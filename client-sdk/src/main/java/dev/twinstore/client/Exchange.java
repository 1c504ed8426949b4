package dev.twinstore.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Sends a call, again where that is safe, and says honestly what became of it.
 *
 * <ol>
 *   <li>A try that changed nothing (a read, a refused connection, {@code unavailable}) is repeated.
 *   <li>A try in doubt (no answer, or a 5xx that does not say that nothing was changed) is repeated
 *       only if the call is {@linkplain Call#repeatable() repeatable}.
 *   <li>Once a try was in doubt, the doubt stays: a later refusal that depends on the state (404,
 *       409, 412) may come after the earlier try was made and undone by others, and a later {@code
 *       unavailable} says nothing of it. Only success ends the doubt, and for DELETE a 404: the
 *       document is gone.
 * </ol>
 */
final class Exchange {
  private static final Set<String> STATE_DEPENDENT =
      Set.of("not-found", "taken", "precondition-failed");

  private final ClientSettings settings;
  private final Json json = new Json();
  private final Sender sender;

  Exchange(ClientSettings settings, HttpClient http) {
    this.settings = settings;
    this.sender = new Sender(http, json);
  }

  <T> Answer<T> send(TypeReference<T> type, Call call) {
    String requestId = UUID.randomUUID().toString();
    HttpRequest request = call.toRequest(settings.base(), requestId, json);
    Problems problems = new Problems(call, requestId);
    Deadline deadline = Deadline.in(settings.totalTimeout());
    boolean inDoubt = false;
    try {
      for (int attempts = 1; ; attempts++) {
        Try made = sender.send(call, request, deadline.atMost(settings.requestTimeout()));
        inDoubt |= made.inDoubt();
        if (made.decided()) {
          return settled(type, call, Objects.requireNonNull(made.reply()), inDoubt, problems);
        }
        Duration pause =
            settings.backoff().after(attempts, made.retryAfter(), ThreadLocalRandom.current());
        if (attempts == settings.maxAttempts()
            || (made.inDoubt() && !call.repeatable())
            || !deadline.allows(pause)) {
          throw givenUp(made, inDoubt, problems);
        }
        Thread.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw inDoubt ? problems.unknown(null, e) : problems.interrupted(e);
    }
  }

  private <T> Answer<T> settled(
      TypeReference<T> type, Call call, Reply reply, boolean inDoubt, Problems problems) {
    String slug = reply.slug(call);
    if (reply.succeeded() || (inDoubt && call.is("DELETE") && slug.equals("not-found"))) {
      return new Answer<>(reply.status(), reply.headers(), decoded(type, reply, problems));
    }
    throw inDoubt && STATE_DEPENDENT.contains(slug)
        ? problems.unknown(reply, null)
        : problems.refused(reply);
  }

  private static TwinstoreException givenUp(Try made, boolean inDoubt, Problems problems) {
    if (inDoubt) {
      return problems.unknown(made.reply(), made.failure());
    }
    if (made.reply() != null) {
      return problems.refused(made.reply());
    }
    return made.failure() instanceof InterruptedException interrupt
        ? problems.interrupted(interrupt)
        : problems.unreachable(made.failure());
  }

  private <T> @Nullable T decoded(TypeReference<T> type, Reply reply, Problems problems) {
    if (type.getType() == Void.class || reply.notModified()) {
      return null;
    }
    try {
      T body =
          type.getType() == String.class && reply.isText()
              ? json.readText(reply.body(), type)
              : json.read(reply.body(), type);
      return Objects.requireNonNull(body, "The body is null");
    } catch (JacksonException | NullPointerException e) {
      throw problems.misunderstood(reply, e);
    }
  }
}
