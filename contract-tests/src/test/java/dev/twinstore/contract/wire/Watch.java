package dev.twinstore.contract.wire;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees every exchange of SDK, REST Assured and bare sockets, and fails the test whose answer the
 * contract does not document.
 */
public final class Watch {

  private static final Pattern TYPE =
      Pattern.compile("\"type\"\\s*:\\s*\"([^\"]*/problems/[a-z-]+)\"");

  private final Contract contract;
  private final Journal journal;
  private volatile Consumer<Exchange> next = exchange -> {};

  /** A watch that notes in a journal what it sees. */
  public Watch(Contract contract, Journal journal) {
    this.contract = contract;
    this.journal = journal;
  }

  /** Shows each exchange to somebody else too, before it is judged. */
  public void showTo(Consumer<Exchange> observer) {
    this.next = observer;
  }

  /** Notes and judges an exchange. */
  public void saw(Exchange exchange) {
    next.accept(exchange);
    if (exchange.status() == 0) {
      return;
    }
    if (exchange.header("X-Request-Id").isEmpty()) {
      throw new AssertionError("No X-Request-Id in the answer to " + exchange);
    }
    problemIn(exchange).ifPresent(journal::noteProblem);
    contract
        .find(exchange.method(), exchange.path())
        .ifPresent(
            operation -> {
              journal.note(operation, exchange);
              contract
                  .violations(operation, exchange)
                  .ifPresent(
                      violations -> {
                        throw new AssertionError(
                            "Not as the contract says: " + exchange + "\n" + violations);
                      });
            });
  }

  private static Optional<String> problemIn(Exchange exchange) {
    return exchange
        .header("Content-Type")
        .filter(type -> type.startsWith("application/problem+json"))
        .map(type -> TYPE.matcher(exchange.body()))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }
}
