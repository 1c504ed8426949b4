package dev.twinstore.contract.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Makes something with jqwik and tries it, again and again, and makes what fails as small as can
 * be. jqwik's own engine can't give a test the server, so this is done here, by the same rules.
 *
 * @param seed what is made, and in which order
 * @param check throws where something fails
 */
record Hunt<T>(long seed, Consumer<T> check) {

  private static final int SIZE = 1_000;
  private static final int TRIES = 300;
  private static final int ENOUGH = 10;

  /** Tries one of each; fails with the smallest of each that fails. */
  void through(List<Arbitrary<T>> arbitraries) {
    Random random = new Random(seed);
    List<String> found = new ArrayList<>();
    JqwikSession.run(
        () -> {
          for (Arbitrary<T> arbitrary : arbitraries) {
            if (found.size() < ENOUGH) {
              Shrinkable<T> made = arbitrary.generator(SIZE).next(random);
              failure(made).ifPresent(failure -> found.add(smallest(made, failure)));
            }
          }
        });
    if (!found.isEmpty()) {
      throw new AssertionError(
          "%d found with the seed %d.%n%s"
              .formatted(found.size(), seed, String.join("\n\n", found)));
    }
  }

  private Optional<Throwable> failure(Shrinkable<T> made) {
    try {
      check.accept(made.value());
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(e);
    }
  }

  private String smallest(Shrinkable<T> made, Throwable failure) {
    Shrinkable<T> smallest = made;
    Throwable why = failure;
    int tries = 0;
    boolean smaller = true;
    while (smaller && tries < TRIES) {
      smaller = false;
      for (Shrinkable<T> next : smallest.shrink().limit(TRIES).toList()) {
        Optional<Throwable> fails = tries++ < TRIES ? failure(next) : Optional.empty();
        if (fails.isPresent()) {
          smallest = next;
          why = fails.get();
          smaller = true;
          break;
        }
      }
    }
    return smallest.value() + "\n" + why;
  }
}
