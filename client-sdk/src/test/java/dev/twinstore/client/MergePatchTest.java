package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergePatchTest {
  private static String json(MergePatch patch) {
    return new String(new Json().write(patch), StandardCharsets.UTF_8);
  }

  @Test
  void isTheMembersToSetAndNullForThoseToRemove() {
    assertThat(json(MergePatch.create())).isEqualTo("{}");
    assertThat(
            json(MergePatch.create().set("name", "x").remove("category").set("tags", List.of(1))))
        .isEqualTo("{\"name\":\"x\",\"category\":null,\"tags\":[1]}");
  }

  @Test
  void isLeftAsItWasByWhatIsMadeOfIt() {
    MergePatch patch = MergePatch.create().set("name", "x");
    patch.remove("name");

    assertThat(patch).isEqualTo(MergePatch.create().set("name", "x"));
  }

  @Test
  void keepsTheLastWordOnAMember() {
    assertThat(json(MergePatch.create().remove("name").set("name", "x")))
        .isEqualTo("{\"name\":\"x\"}");
  }
}
