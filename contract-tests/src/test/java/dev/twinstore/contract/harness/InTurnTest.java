package dev.twinstore.contract.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InTurnTest {

  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("http://one:8080/items/a%20b?name=c%2Bd"))
          .header("If-Match", "\"1-x\"")
          .PUT(BodyPublishers.ofString("{}"))
          .build();

  @Test
  void everyServerHasItsTurnAndTheRequestStaysAsItIs() {
    InTurn servers =
        new InTurn(List.of(URI.create("http://one:8080"), URI.create("http://two:8081")));

    assertThat(servers.route(REQUEST).uri()).isEqualTo(REQUEST.uri());
    HttpRequest second = servers.route(REQUEST);
    assertThat(second.uri()).hasToString("http://two:8081/items/a%20b?name=c%2Bd");
    assertThat(second.method()).isEqualTo("PUT");
    assertThat(second.headers()).isEqualTo(REQUEST.headers());
    assertThat(second.bodyPublisher()).isEqualTo(REQUEST.bodyPublisher());
    assertThat(servers.route(REQUEST).uri()).isEqualTo(REQUEST.uri());
  }
}
