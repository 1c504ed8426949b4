package dev.twinstore.server.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemsMethodsTest extends FreshItems {

  @ParameterizedTest
  @ValueSource(strings = {"/items", "/items?limit=1", "/items/a"})
  void answersHeadLikeGetWithoutTheBody(String path) {
    create("a", "A");
    create("b", "B é");

    Answer get = server.send("GET", path);
    Answer head = server.send("HEAD", path);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String header : List.of("ETag", "Link", "Content-Type")) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
    }
    assertThat(head.header("Content-Length"))
        .isEqualTo(Integer.toString(get.body().getBytes(UTF_8).length));
  }

  @Test
  void refusesHeadAsItRefusesGetButWithoutABody() {
    for (String path : List.of("/items?limit=0", "/items/nobody", "/items/a%20b")) {
      Answer head = server.send("HEAD", path);
      assertThat(head.status()).isEqualTo(server.send("GET", path).status());
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void saysWhichMethodsItOffers() {
    for (String[] headers : new String[][] {{}, {"Accept", "image/png"}, {"X-Any", "x"}}) {
      Answer list = server.send("OPTIONS", "/items", headers);
      assertThat(list.status()).as(list.body()).isEqualTo(204);
      assertThat(list.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
      Answer one = server.send("OPTIONS", "/items/a", headers);
      assertThat(one.status()).isEqualTo(204);
      assertThat(one.header("Allow")).isEqualTo("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    }
  }
}
