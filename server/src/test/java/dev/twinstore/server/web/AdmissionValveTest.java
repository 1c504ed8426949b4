package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdmissionValveTest {

  @ParameterizedTest
  @CsvSource({
    "/livez,false",
    "/readyz,false",
    "/metrics,false",
    "/items,true",
    "/livez/more,true",
    "/twins/sweeps,true",
  })
  void healthAndMetricsNeverWaitForOthers(String path, boolean waits) {
    org.apache.coyote.Request wire = new org.apache.coyote.Request();
    wire.requestURI().setString(path);
    Request request = new Request(new Connector(), wire);
    assertThat(new AdmissionValve().controlConcurrency(request, null)).isEqualTo(waits);
  }
}
