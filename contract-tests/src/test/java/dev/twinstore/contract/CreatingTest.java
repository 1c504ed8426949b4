package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** POST of what is as it should be. */
@EveryCollection
record CreatingTest(CollectionUnderTest collection, Run run) {

  @Test
  void postingAValidDocumentIs201WithLocationETagAndTheDocument() {
    for (Map<String, Object> content : List.of(collection.minimal(), collection.full())) {
      Response raw =
          run.raw()
              .right()
              .contentType(ContentType.JSON)
              .body(Json.write(content))
              .post(collection.path());

      assertThat(raw.statusCode()).isEqualTo(201);
      Document created = collection.document(Json.readObject(raw.asString()));
      assertThat(created.content()).isEqualTo(collection.contentOf(content));
      assertThat(raw.header("ETag")).isEqualTo(created.etag());
      assertThat(run.uri().resolve(raw.header("Location")))
          .isEqualTo(run.uri().resolve(collection.path(created.id())));
      assertThat(collection.read(created.id()).content()).isEqualTo(created.content());
    }
  }

  @Test
  void aDocumentWithoutAnIdIsGivenAUuid() {
    Document document = collection.create(collection.minimal());
    assertThat(document.id())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(document.revision()).isEqualTo(1);
    assertThat(document.createdAt()).isEqualTo(document.updatedAt());
    assertThat(Instant.parse(document.createdAt()))
        .isBetween(
            Instant.now().minus(Duration.ofMinutes(2)), Instant.now().plus(Duration.ofMinutes(2)));
  }
}
