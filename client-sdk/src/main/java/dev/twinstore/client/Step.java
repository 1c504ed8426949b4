package dev.twinstore.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What comes after a try: the call's answer, or another try once a pause is over. */
record Step<T>(@Nullable Answer<T> answer, Duration pause) {
  static <T> Step<T> over(Answer<T> answer) {
    return new Step<>(answer, Duration.ZERO);
  }

  static <T> Step<T> again(Duration pause) {
    return new Step<>(null, pause);
  }
}
