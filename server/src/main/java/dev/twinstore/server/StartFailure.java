package dev.twinstore.server;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in one sentence why a part of the server refused to start. What the Java platform itself
 * throws, but for a state that was called illegal on purpose, is a defect and keeps its trace.
 */
final class StartFailure extends AbstractFailureAnalyzer<BeanInstantiationException> {

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, BeanInstantiationException failure) {
    Throwable cause = failure.getMostSpecificCause();
    boolean onPurpose =
        cause instanceof IllegalStateException || !cause.getClass().getName().startsWith("java.");
    return onPurpose && cause.getMessage() != null
        ? new FailureAnalysis(cause.getMessage(), null, rootFailure)
        : null;
  }
}
