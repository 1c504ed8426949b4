package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.Liveness;
import dev.twinstore.client.model.Readiness;
import dev.twinstore.client.model.StoreState;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ServiceTest {
  @Test
  void tellsWhatTheServerSaysOfItself() throws IOException {
    try (FakeServer server = new FakeServer()) {
      Service service = server.client().service();

      assertThat(service.liveness().getStatus()).isEqualTo(Liveness.StatusEnum.ALIVE);
      assertThat(service.readiness().getStatus()).isEqualTo(Readiness.StatusEnum.DEGRADED);
      assertThat(service.readiness().getBucket()).isEqualTo(StoreState.AWAY);
      assertThat(service.problemPage("taken")).isEqualTo("<p>Größe, taken</p>");
      assertThat(server.last().line()).isEqualTo("GET /problems/taken");
    }
  }
}
