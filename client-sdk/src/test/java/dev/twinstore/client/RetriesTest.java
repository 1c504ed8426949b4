package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent again, how often it takes effect, and what the caller is told. */
class RetriesTest {
  private static final List<Fault> FAULTS =
      Stream.of(Fault.values())
          .filter(fault -> fault != Fault.NONE && fault != Fault.SILENT_AFTER_THE_EFFECT)
          .toList();

  private final HttpClient http = HttpClient.newHttpClient();
  @AutoClose private final FakeServer server = new FakeServer();

  /** What was seen of one call. */
  private record Seen(
      @Nullable TwinstoreException told, int effects, int requests, @Nullable String name) {}

  private Items items(int maxAttempts) {
    return server.builder().httpClient(http).maxAttempts(maxAttempts).build().items();
  }

  private Seen doing(Operation operation, int maxAttempts, List<Fault> faults) {
    server.items.clear();
    server.faults.clear();
    if (operation != Operation.CREATE) {
      server.items.add("kettle", "Kettle");
    }
    int effects = server.items.effects;
    server.requests.clear();
    server.fails(faults.toArray(Fault[]::new));
    TwinstoreException told = operation.on(items(maxAttempts));
    return new Seen(
        told,
        server.items.effects - effects,
        server.requests.size(),
        server.items.nameOf("kettle"));
  }

  @ParameterizedTest(name = "{0}, its answer dropped after the effect")
  @CsvSource({
    "READ, 0, 2,",
    "HEAD, 0, 2,",
    "LIST, 0, 2,",
    "METHODS, 0, 2,",
    "CREATE, 1, 2,",
    "REPLACE, 2, 2,",
    "REPLACE_ONE_STATE, 1, 1, UnknownOutcomeException",
    "PATCH, 1, 2,",
    "PATCH_ONE_STATE, 1, 1, UnknownOutcomeException",
    "PATCH_OTHER_STATES, 1, 1, UnknownOutcomeException",
    "DELETE, 1, 2,",
    "DELETE_ONE_STATE, 1, 1, UnknownOutcomeException",
  })
  void repeatsOnlyWhatGivesTheSameStateAndATrueAnswer(
      Operation operation, int effects, int requests, @Nullable String told) {
    Seen seen = doing(operation, 4, List.of(Fault.DROPPED_AFTER_THE_EFFECT));

    assertThat(seen.effects()).as("effects").isEqualTo(effects);
    assertThat(seen.requests()).as("requests").isEqualTo(requests);
    assertThat(seen.told() == null ? null : seen.told().getClass().getSimpleName())
        .as("told")
        .isEqualTo(told);
  }

  /** Every run of up to two faults, with one attempt and with enough. */
  @ParameterizedTest
  @EnumSource
  void tellsNothingFalseWhateverFails(Operation operation) {
    for (List<Fault> faults : runsOfUpToTwo()) {
      for (int maxAttempts : new int[] {1, 3}) {
        Seen seen = doing(operation, maxAttempts, faults);
        String run = "%s %s, %d attempts: %s".formatted(operation, faults, maxAttempts, seen);
        List<Fault> met = faults.subList(0, Math.min(seen.requests(), faults.size()));

        if (seen.told() == null) {
          assertThat(seen.name()).as(run).isEqualTo(operation.nameAfter);
        } else if (!(seen.told() instanceof UnknownOutcomeException)) {
          assertThat(seen.effects()).as(run).isZero();
        } else {
          assertThat(operation.changes).as(run).isTrue();
          assertThat(met).as(run).anyMatch(fault -> fault != Fault.UNAVAILABLE);
        }
        if (!operation.repeatable || operation == Operation.CREATE) {
          assertThat(seen.effects()).as(run).isLessThanOrEqualTo(1);
        }
        // The other side: caution must not give up where going on is safe.
        if (maxAttempts > faults.size()
            && (operation.repeatable || faults.stream().allMatch(Fault.UNAVAILABLE::equals))) {
          assertThat(seen.told()).as(run).isNull();
        }
      }
    }
  }

  private static List<List<Fault>> runsOfUpToTwo() {
    List<List<Fault>> runs = new ArrayList<>(List.of(List.of()));
    for (Fault first : FAULTS) {
      runs.add(List.of(first));
      FAULTS.forEach(second -> runs.add(List.of(first, second)));
    }
    return runs;
  }
}
