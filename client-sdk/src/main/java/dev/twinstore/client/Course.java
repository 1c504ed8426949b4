package dev.twinstore.client;

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
 * The course of one call over its tries: decides after each whether there is another, and says
 * honestly what became of the call. Blocking and asynchronous calls take the same course.
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
final class Course<T> {
  private static final Set<String> STATE_DEPENDENT =
      Set.of("not-found", "taken", "precondition-failed");

  private final Call<T> call;
  private final ClientSettings settings;
  private final Json json;
  private final Report report;
  private final HttpRequest request;
  private final Problems problems;
  private final Deadline deadline;
  private int attempts;
  private boolean inDoubt;

  Course(Call<T> call, ClientSettings settings, Json json) {
    String requestId = UUID.randomUUID().toString();
    this.call = call;
    this.settings = settings;
    this.json = json;
    this.report = new Report(call, requestId, settings.listener());
    this.request = call.toRequest(settings.base(), requestId, json);
    this.problems = new Problems(call, requestId);
    this.deadline = Deadline.in(settings.totalTimeout());
  }

  Call<T> call() {
    return call;
  }

  /** What to send; the next try begins with it. */
  HttpRequest begin() {
    attempts++;
    report.begin();
    return request;
  }

  /** How long the next try may take. */
  Duration patience() {
    return deadline.atMost(settings.requestTimeout());
  }

  /**
   * Says what comes after a try.
   *
   * @throws TwinstoreException if the call has ended, and not in success
   */
  Step<T> after(Try made) {
    inDoubt |= made.inDoubt();
    try {
      Step<T> step = judge(made);
      report.end(attempts, made, step.answer() == null ? step.pause() : null, null);
      return step;
    } catch (TwinstoreException e) {
      report.end(attempts, made, null, e);
      throw e;
    }
  }

  /** The exception of a call whose thread was interrupted between two tries. */
  TwinstoreException interrupted(InterruptedException interrupt) {
    return inDoubt ? problems.unknown(null, interrupt) : problems.interrupted(interrupt);
  }

  private Step<T> judge(Try made) {
    if (made.decided()) {
      return Step.over(settled(Objects.requireNonNull(made.reply())));
    }
    Duration pause =
        settings.backoff().after(attempts, made.retryAfter(), ThreadLocalRandom.current());
    if (attempts == settings.maxAttempts()
        || (made.inDoubt() && !call.repeatable())
        || !deadline.allows(pause)) {
      throw givenUp(made);
    }
    return Step.again(pause);
  }

  private Answer<T> settled(Reply reply) {
    String slug = reply.slug(call);
    if (reply.succeeded() || (inDoubt && call.is("DELETE") && slug.equals("not-found"))) {
      return new Answer<>(reply.status(), reply.headers(), decoded(reply));
    }
    throw inDoubt && STATE_DEPENDENT.contains(slug)
        ? problems.unknown(reply, null)
        : problems.refused(reply);
  }

  private TwinstoreException givenUp(Try made) {
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

  private @Nullable T decoded(Reply reply) {
    TypeReference<T> type = call.type();
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
