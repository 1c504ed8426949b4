package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What a consumer gets. The build's enforcer rule holds for what comes along with it. */
class PublishedTest {
  private static List<String> texts(Document pom, String element) {
    NodeList nodes = pom.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(index -> nodes.item(index).getTextContent().strip())
        .toList();
  }

  @Test
  void itsPomStandsAloneAndAsksForJacksonAndAnnotationsOnly() throws Exception {
    Document pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("target", ".flattened-pom.xml").toFile());

    assertThat(texts(pom, "artifactId"))
        .containsExactly("twinstore-client", "jackson-databind", "jspecify");
    assertThat(texts(pom, "version")).hasSize(3).noneMatch(version -> version.contains("$"));
    for (String element : List.of("parent", "dependencyManagement", "repositories", "build")) {
      assertThat(texts(pom, element)).as(element).isEmpty();
    }
  }

  /** The two share their annotations and nothing else. */
  @Test
  void itLivesBesideAConsumersJackson2() throws Exception {
    MergePatch patch = MergePatch.create().set("litres", 2).remove("tags");

    assertThat(new ObjectMapper().writeValueAsBytes(patch)).isEqualTo(new Json().write(patch));
  }
}
