package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.Dragons;
import dev.twinstore.client.NotFoundException;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Submissions that are asked for where there is none, which takes no queue. */
@ExtendWith(Contracted.class)
record NoSubmissionTest(Run run) {

  @Test
  void whatIsNoSubmissionIs404AndWhatCanBeNoneIs400() {
    String path = "/dragons/submissions/" + UUID.randomUUID();
    assertProblem(run.raw().wrong().get(path), 404, "not-found");
    assertThat(run.raw().wrong().head(path).statusCode()).isEqualTo(404);
    String wrong = "/dragons/submissions/x";
    assertProblem(run.raw().wrong().get(wrong), 400, "invalid", "submissionId");
    assertThat(run.raw().wrong().head(wrong).statusCode()).isEqualTo(400);
    assertProblem(run.raw().wrong().options(wrong), 400, "invalid", "submissionId");
    assertProblem(run.raw().wrong().accept("image/png").get(path), 406, "not-acceptable");
    assertThat(run.raw().wrong().accept("image/png").head(path).statusCode()).isEqualTo(406);
  }

  @Test
  void theSdkFindsNone() {
    Dragons dragons = run.client().dragons();
    String id = UUID.randomUUID().toString();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> dragons.submission(id));
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> dragons.headSubmission(id));
    assertThat(dragons.submissionMethods(id)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
  }
}
