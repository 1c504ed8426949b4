package dev.twinstore.movingin;

import dev.twinstore.client.InvalidRequestException;
import dev.twinstore.client.TooLargeException;
import dev.twinstore.client.model.Violation;
import dev.twinstore.movingin.Outcome.Kind;
import java.io.PrintStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes what sources give, one after the other, and tells how far it is. */
final class Move implements Source.Hand {

  private static final int STEP = 100;

  private final Taking taking;
  private final Report report;
  private final PrintStream progress;
  private final Tally tally = new Tally();
  private int seen;

  Move(Taking taking, Report report, PrintStream progress) {
    this.taking = taking;
    this.report = report;
    this.progress = progress;
  }

  Tally tally() {
    return tally;
  }

  @Override
  public void on(Found found) {
    Outcome outcome;
    try {
      outcome = taking.take(found);
    } catch (NotTakable e) {
      outcome = Outcome.refused(e.getMessage());
    } catch (InvalidRequestException e) {
      outcome =
          Outcome.refused(
              e.violations().stream().map(Move::wrong).collect(Collectors.joining("; ")));
    } catch (TooLargeException e) {
      outcome = Outcome.refused("it is larger than a document may be");
    }
    add(found.place(), outcome);
  }

  @Override
  public void onUnreadable(String place, String why) {
    add(place, Outcome.refused(why));
  }

  private void add(String place, Outcome outcome) {
    report.add(place, outcome);
    tally.add(outcome);
    if (outcome.kind() == Kind.REFUSED) {
      progress.printf("refused: %s: %s%n", place, outcome.why());
    }
    if (++seen % STEP == 0) {
      progress.printf("%d seen: %s%n", seen, tally);
    }
  }

  private static String wrong(Violation violation) {
    return Stream.of(violation.getPointer(), violation.getParameter(), violation.getHeader())
            .filter(place -> place != null)
            .findFirst()
            .orElse("body")
        + " "
        + violation.getDetail();
  }
}
