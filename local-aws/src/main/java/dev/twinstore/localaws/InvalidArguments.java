package dev.twinstore.localaws;

import java.util.List;

/** Arguments that make no {@link Options}; the message names each thing that is wrong. */
final class InvalidArguments extends Exception {

  InvalidArguments(List<String> problems) {
    super("These arguments are wrong:\n  " + String.join("\n  ", problems));
  }
}
