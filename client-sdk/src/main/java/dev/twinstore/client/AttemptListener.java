package dev.twinstore.client;

/**
 * Is told of each request that was sent, when its answer is there or the wait for it is over: for
 * logs and metrics. Called on the thread that has the answer, so it must be quick and safe for use
 * by many threads. What it throws is logged and changes nothing.
 *
 * <pre>{@code
 * AttemptListener log = attempt -> System.out.printf(
 *     "%s #%d: %d in %s%n", attempt.operation(), attempt.number(), attempt.status(), attempt.took());
 * TwinstoreClient.fromEnv().withOptions(options -> options.listener(log)).items().read("kettle");
 * }</pre>
 */
@FunctionalInterface
public interface AttemptListener {
  /** Takes note of an attempt. */
  void ended(Attempt attempt);
}
