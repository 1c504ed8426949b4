package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twinstore.client.model.NewItem;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is UTF-8 on the wire, whatever it holds and wherever it is sent from. */
class TextTest {
  /** Of one, two, three and four bytes in UTF-8. */
  static final String EVERY_LENGTH = "Kettle, größer, 水壶, \uD83E\uDED6";

  @AutoClose private final FakeServer server = new FakeServer();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a b, a%20b",
        "a+b, a%2Bb",
        "100%, 100%25",
        "a&b=c#d?e, a%26b%3Dc%23d%3Fe",
        "`\"it's\"`, %22it%27s%22",
        "größe 水 \uD83E\uDED6, gr%C3%B6%C3%9Fe%20%E6%B0%B4%20%F0%9F%AB%96",
        "`' or '1'='1`, %27%20or%20%271%27%3D%271",
      })
  void isEscapedInAQuery(String value, String escaped) {
    server.client().items().list(ItemQuery.all().name(value)).pages().findFirst();

    assertThat(server.last().target()).isEqualTo("/items?name=" + escaped);
  }

  @Test
  void isNeverChangedWhenItIsHalfASurrogatePair() {
    Items items = server.client().items();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.list(ItemQuery.all().name("\uD83E")).stream().toList());
    assertThat(server.requests).isEmpty();
    items.create(new NewItem().name("\uD83E").description("d"));
    assertThat(server.last().body()).contains("\"\\uD83E\"");
  }

  @Test
  void survivesAPlatformWithAnotherCharset() throws Exception {
    Forked forked =
        Forked.run(server.uri(), "-Dfile.encoding=ISO-8859-1", OtherCharset.class.getName());

    assertThat(forked.output()).isEqualTo("ISO-8859-1 true true\n");
    assertThat(server.items.nameOf("kettle")).isEqualTo(EVERY_LENGTH);
  }

  /** Run in a JVM of its own. */
  static final class OtherCharset {
    private OtherCharset() {}

    public static void main(String[] args) {
      TwinstoreClient client = TwinstoreClient.fromEnv();
      client
          .items()
          .create(
              Operation.kettle().name(EVERY_LENGTH).attributes(Map.of(EVERY_LENGTH, EVERY_LENGTH)));
      System.out.printf(
          "%s %s %s%n",
          java.nio.charset.Charset.defaultCharset(),
          client.items().read("kettle").getName().equals(EVERY_LENGTH)
              && Map.of(EVERY_LENGTH, EVERY_LENGTH)
                  .equals(client.items().read("kettle").getAttributes()),
          client.service().problemPage("taken").contains("Größe"));
    }
  }
}
