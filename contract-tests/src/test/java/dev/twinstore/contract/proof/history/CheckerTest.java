package dev.twinstore.contract.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker accepts what a store could have answered, and rejects what none could. */
final class CheckerTest {

  private static final Set<Rule> SHOWN = EnumSet.noneOf(Rule.class);

  private final List<Operation> history = new ArrayList<>();

  private CheckerTest with(
      Kind kind, long from, long to, String ifMatch, String value, Answer answer) {
    history.add(
        new Operation(
            0,
            kind,
            "x",
            from,
            to,
            Optional.ofNullable(ifMatch),
            Optional.ofNullable(value),
            answer));
    return this;
  }

  private static Shown shown(long revision, String value) {
    return new Shown(revision, "e" + revision, value);
  }

  private CheckerTest create(long from, long to, long revision, String value) {
    return with(Kind.CREATE, from, to, null, value, shown(revision, value));
  }

  private CheckerTest replace(long from, long to, long revision, String value) {
    return with(Kind.REPLACE, from, to, null, value, shown(revision, value));
  }

  private CheckerTest replaceIf(long from, long to, long revision, String value, String etag) {
    return with(Kind.REPLACE, from, to, etag, value, shown(revision, value));
  }

  private CheckerTest doubtful(Kind kind, long from, long to, String value) {
    return with(kind, from, to, null, value, Told.UNKNOWN);
  }

  private CheckerTest delete(long from, long to) {
    return with(Kind.DELETE, from, to, null, null, Told.DELETED);
  }

  private CheckerTest read(long from, long to, long revision, String value) {
    return with(Kind.READ, from, to, null, null, shown(revision, value));
  }

  private CheckerTest absent(long from, long to) {
    return with(Kind.READ, from, to, null, null, Told.ABSENT);
  }

  private void isRight() {
    assertThat(Checker.check(history).violations()).isEmpty();
  }

  private void breaks(Rule rule) {
    SHOWN.add(rule);
    List<Violation> violations = Checker.check(history).violations();
    assertThat(violations.stream().map(Violation::rule).distinct())
        .as(violations.toString())
        .containsExactly(rule);
  }

  @Test
  void acceptsALifeAfterTheOther() {
    absent(0, 1).create(2, 3, 1, "a").replace(4, 5, 2, "b").delete(6, 7).absent(8, 9);
    create(10, 11, 4, "c").read(12, 13, 4, "c").isRight();
  }

  @Test
  void acceptsAReadOfEitherStateWhileAWriteIsUnderWay() {
    create(0, 1, 1, "a").replace(2, 9, 2, "b").read(3, 4, 1, "a").read(5, 6, 2, "b").isRight();
  }

  @Test
  void acceptsAWriteInDoubtThatIsNeverSeenOrSeenLate() {
    create(0, 1, 1, "a").doubtful(Kind.REPLACE, 2, 3, "b").doubtful(Kind.PATCH, 4, 5, "c");
    read(6, 7, 1, "a").read(90, 91, 2, "c").isRight();
  }

  @Test
  void acceptsAGapThatAWriteInDoubtOrADeleteExplains() {
    create(0, 1, 1, "a").doubtful(Kind.REPLACE, 2, 3, "b").replace(4, 5, 3, "c");
    delete(6, 7).create(8, 9, 5, "d").doubtful(Kind.DELETE, 10, 11, null);
    absent(12, 13).create(20, 21, 7, "e").isRight();
  }

  @Test
  void acceptsADeleteAndACreateThatOverlap() {
    create(0, 1, 1, "a").delete(2, 9).create(3, 8, 3, "b").read(4, 5, 1, "a").isRight();
  }

  @Test
  void acceptsConditionsThatHold() {
    create(0, 1, 1, "a").replaceIf(2, 3, 2, "b", "e1");
    with(Kind.REPLACE, 4, 5, "e1", "c", Told.OVERTAKEN);
    with(Kind.DELETE, 6, 7, "e2", null, Told.DELETED).create(8, 9, 4, "d");
    with(Kind.CREATE, 10, 11, null, "f", Told.TAKEN).isRight();
  }

  @Test
  void rejectsTwoWritesOfOneRevision() {
    create(0, 1, 1, "a").replace(2, 5, 2, "b");
    with(Kind.REPLACE, 2, 5, null, "c", new Shown(2, "other", "c")).breaks(Rule.UNIQUE);
  }

  @Test
  void rejectsWhatNobodyWrote() {
    create(0, 1, 1, "a").read(2, 3, 1, "z").breaks(Rule.AS_WRITTEN);
  }

  @Test
  void rejectsTwoEtagsOfOneRevision() {
    create(0, 1, 1, "a");
    with(Kind.READ, 2, 3, null, null, new Shown(1, "other", "a")).breaks(Rule.AS_WRITTEN);
  }

  @Test
  void rejectsAReadOfWhatWasRefused() {
    create(0, 1, 1, "a").with(Kind.REPLACE, 2, 3, null, "b", Told.REFUSED);
    read(4, 5, 2, "b").breaks(Rule.REFUSED_IS_NOTHING);
  }

  @Test
  void rejectsAWriteInDoubtThatWasMadeTwice() {
    create(0, 1, 1, "a").doubtful(Kind.REPLACE, 2, 3, "b").read(4, 5, 2, "b");
    read(6, 7, 3, "b").breaks(Rule.ONCE);
  }

  @Test
  void rejectsAGap() {
    create(0, 1, 1, "a").replace(2, 3, 3, "b").breaks(Rule.DENSE);
  }

  @Test
  void rejectsAGapOfTwoWithOneWriteInDoubt() {
    create(0, 1, 1, "a").doubtful(Kind.REPLACE, 2, 3, "b").replace(4, 5, 4, "c");
    breaks(Rule.DENSE);
  }

  @Test
  void rejectsAGapThatIsOlderThanTheWriteInDoubt() {
    create(0, 1, 1, "a").replace(2, 3, 3, "b").doubtful(Kind.REPLACE, 4, 5, "c");
    breaks(Rule.DENSE);
  }

  @Test
  void rejectsALastRevisionThatIsBeyondAllOperations() {
    create(0, 1, 1, "a").replace(2, 3, 1_000_000_000_000L, "b").breaks(Rule.DENSE);
  }

  @Test
  void rejectsAConditionalWriteThatSkippedAnother() {
    create(0, 1, 1, "a").replace(2, 3, 2, "b").replaceIf(2, 5, 3, "c", "e1");
    breaks(Rule.CONDITION);
  }

  @Test
  void rejectsACreateOverADocumentAndAReplacementOfNone() {
    create(0, 1, 1, "a").create(2, 3, 2, "b").breaks(Rule.LIFE);
    history.clear();
    replace(0, 1, 1, "a").breaks(Rule.LIFE);
  }

  @Test
  void rejectsRevisionsThatGoAgainstTime() {
    create(0, 1, 1, "a").replace(2, 3, 3, "c").replace(4, 5, 2, "b").breaks(Rule.REAL_TIME);
  }

  @Test
  void rejectsAStaleRead() {
    create(0, 1, 1, "a").replace(2, 3, 2, "b").read(4, 5, 1, "a").breaks(Rule.FRESH);
  }

  @Test
  void rejectsReadsThatGoBack() {
    create(0, 1, 1, "a").replace(2, 9, 2, "b").read(3, 4, 2, "b").read(5, 6, 1, "a");
    breaks(Rule.FRESH);
  }

  @Test
  void rejectsAStaleEntryOfAPage() {
    create(0, 1, 1, "a").replace(2, 3, 2, "b");
    with(Kind.LIST, 4, 5, null, null, shown(1, "a")).breaks(Rule.FRESH);
  }

  @Test
  void rejectsADeletedDocumentThatReturns() {
    create(0, 1, 1, "a").delete(2, 3).read(4, 5, 1, "a").breaks(Rule.GONE);
  }

  @Test
  void rejectsADeleteThatLeftNoRevision() {
    create(0, 1, 1, "a").delete(2, 3).replace(4, 5, 2, "b").breaks(Rule.GONE);
  }

  @Test
  void rejectsTwoDeletesOfOneLife() {
    create(0, 1, 1, "a").delete(2, 3).delete(2, 3).breaks(Rule.GONE);
  }

  @Test
  void rejectsAnAbsenceWithoutADelete() {
    create(0, 1, 1, "a").absent(2, 3).breaks(Rule.FOUND);
  }

  @Test
  void rejectsAnAbsenceBeforeTheDelete() {
    create(0, 1, 1, "a").absent(2, 3).delete(4, 5).create(6, 7, 3, "b").breaks(Rule.FOUND);
  }

  @Test
  void rejectsAnIdThatIsTakenByNone() {
    create(0, 1, 1, "a").delete(2, 3).with(Kind.CREATE, 4, 5, null, "b", Told.TAKEN);
    breaks(Rule.FOUND);
  }

  @Test
  void rejectsARefusalOfTheCurrentEtag() {
    create(0, 1, 1, "a").with(Kind.REPLACE, 2, 3, "e1", "b", Told.OVERTAKEN);
    breaks(Rule.FOUND);
  }

  @Test
  void aPageSaysWhatItWentPast() {
    Page page =
        new Page(
            0,
            1,
            5,
            6,
            "b",
            Optional.of("f"),
            List.of(Map.entry("c", shown(1, "v")), Map.entry("f", shown(1, "w"))));
    assertThat(page.disorder()).isEmpty();
    assertThat(
            page.says(List.of("a", "b", "bb", "c", "d", "f", "g")).stream()
                .collect(Collectors.toMap(Operation::id, Operation::answer)))
        .isEqualTo(
            Map.of("bb", Told.ABSENT, "c", shown(1, "v"), "d", Told.ABSENT, "f", shown(1, "w")));
    assertThat(page.says(List.of("bb", "d")))
        .extracting(Operation::invoked)
        .containsExactly(1L, 5L);
  }

  @Test
  void rejectsAPageThatGoesBackOrRepeats() {
    SHOWN.add(Rule.PAGE);
    for (String second : List.of("b", "c")) {
      Page page =
          new Page(
              0,
              1,
              1,
              2,
              "",
              Optional.empty(),
              List.of(Map.entry("c", shown(1, "v")), Map.entry(second, shown(1, "w"))));
      assertThat(page.disorder().orElseThrow().rule()).isEqualTo(Rule.PAGE);
    }
  }

  @Test
  void acceptsEveryHistoryOfAStoreThatDoesOneThingAfterTheOther() {
    for (long seed = 0; seed < 600; seed++) {
      List<Operation> right =
          ImaginedStore.history(
              seed, 400, 2 + (int) (seed % 9), 1 + (int) (seed % 4), seed % 5 * 0.06);
      assertThat(Checker.check(right).violations()).as("seed " + seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsEveryForgery(Forgery forgery) {
    int forged = 0;
    for (long seed = 0; seed < 100; seed++) {
      List<Operation> right = ImaginedStore.history(seed, 200, 4, 2, 0);
      List<Operation> wrong = forgery.of(Forgery.History.of(right, new Random(seed)));
      if (!wrong.isEmpty()) {
        forged++;
        assertThat(Checker.check(wrong).violations()).as("seed " + seed).isNotEmpty();
      }
    }
    assertThat(forged).as("histories that could be forged").isGreaterThan(50);
  }

  @Test
  void costsAboutTheSameForEachOperationHoweverManyThereAre() {
    double few = costOfEach(5_000);
    double many = costOfEach(80_000);
    assertThat(many).as("steps for each operation, against " + few).isLessThan(few * 2);
  }

  private static double costOfEach(int operations) {
    List<Operation> history = ImaginedStore.history(7, operations, 8, 3, 0.05);
    return (double) Checker.check(history).steps() / operations;
  }

  @AfterAll
  static void everyRuleHasAForgeryOfItsOwn() {
    assertThat(SHOWN).containsExactlyInAnyOrder(Rule.values());
  }
}
