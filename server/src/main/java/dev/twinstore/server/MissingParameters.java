package dev.twinstore.server;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Parameters that must be there are not, and no variable stands for them. */
final class MissingParameters extends RuntimeException {

  MissingParameters(List<String> missing) {
    super(
        "Parameter Store has no %s, and no variable of the environment stands for it"
            .formatted(String.join(", no ", missing)));
  }

  /** Says so in one sentence. */
  static final class Analyzer extends AbstractFailureAnalyzer<MissingParameters> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingParameters missing) {
      return new FailureAnalysis(
          missing.getMessage() + ".",
          "Put the parameter, or set TWINSTORE_TABLE, TWINSTORE_BUCKET, TWINSTORE_TOPIC or"
              + " TWINSTORE_QUEUE: an empty topic or queue is none.",
          rootFailure);
    }
  }
}
