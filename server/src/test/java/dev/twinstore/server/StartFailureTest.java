package dev.twinstore.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class StartFailureTest {

  private static FailureAnalysis analysis(RuntimeException cause) {
    return new StartFailure()
        .analyze(
            new IllegalStateException(
                "outer", new BeanInstantiationException(String.class, "inner", cause)));
  }

  @Test
  void saysWhyAPartRefusedToStart() {
    assertThat(analysis(new IllegalStateException("Set AWS_REGION")).getDescription())
        .isEqualTo("Set AWS_REGION");
  }

  @Test
  void leavesADefectItsTrace() {
    assertThat(analysis(new NullPointerException("x"))).isNull();
  }
}
