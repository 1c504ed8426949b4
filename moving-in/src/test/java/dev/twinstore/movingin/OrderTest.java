package dev.twinstore.movingin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderTest {

  @Test
  void namesWhatIsToBeMovedAndFromWhere() {
    Order order = Order.of("items", "dynamodb://old_things", "s3://old/things/", "--report", "r");

    assertThat(order.collection()).isEqualTo("items");
    assertThat(order.from()).extracting(URI::getAuthority).containsExactly("old_things", "old");
    assertThat(order.report()).isEqualTo(Path.of("r"));
  }

  @Test
  void hasAReportOfItsOwn() {
    assertThat(Order.of("tasks", "dynamodb://todo").report())
        .isEqualTo(Path.of("import-tasks.tsv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "items",
        "cats dynamodb://cats",
        "items dynamodb://",
        "items ftp://things",
        "dynamodb://things",
        "items dynamodb://things more",
        "items dynamodb://things --report"
      })
  void refusesWhatItCanNotFollow(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");

    assertThatThrownBy(() -> Order.of(arguments)).isInstanceOf(IllegalArgumentException.class);
  }
}
