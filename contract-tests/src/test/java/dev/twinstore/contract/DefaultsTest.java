package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members that are filled in where they are left out. */
@EveryCollection(Trait.DEFAULTS)
record DefaultsTest(CollectionUnderTest collection, Run run) {

  @Test
  void whatIsLeftOutOfAPostOrAPutIsFilledIn() {
    Document created = collection.create(collection.minimal());
    assertThat(created.content()).containsAllEntriesOf(collection.defaults());

    Document other = collection.create(collection.full());
    assertThat(collection.replace(other.id(), collection.minimal()).content())
        .containsAllEntriesOf(collection.defaults());
  }

  @Test
  void aPatchLeavesThemAsTheyAre() {
    Document document = collection.create(collection.full());
    Document after = collection.patch(document.id(), Map.of("description", "Patched."));
    for (String member : collection.defaults().keySet()) {
      assertThat(after.content().get(member)).isEqualTo(document.content().get(member));
    }
  }
}
