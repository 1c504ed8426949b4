package dev.twinstore.server;

import io.awspring.cloud.autoconfigure.config.parameterstore.AwsParameterPropertySourceNotFoundException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;

/** Says why Parameter Store could not be read; what the framework says of it leaves that out. */
final class UnreadableParameters
    extends AbstractFailureAnalyzer<AwsParameterPropertySourceNotFoundException>
    implements Ordered {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  protected FailureAnalysis analyze(
      Throwable rootFailure, AwsParameterPropertySourceNotFoundException failure) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    return new FailureAnalysis(
        "The parameters that TWINSTORE_PARAMETERS names can't be read: " + cause.getMessage(),
        "Check the path, the region, the credentials, and that they allow ssm:GetParametersByPath"
            + " and kms:Decrypt.",
        rootFailure);
  }
}
