package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members that may be left out. */
@EveryCollection(Trait.OPTIONAL_MEMBERS)
record OptionalMembersTest(CollectionUnderTest collection, Run run) {

  @Test
  void puttingWithoutAnOptionalMemberRemovesIt() {
    Document document = collection.create(collection.full());
    for (String member : collection.optional()) {
      Map<String, Object> content = collection.full();
      content.remove(member);
      assertThat(collection.replace(document.id(), content).content())
          .isEqualTo(collection.contentOf(content))
          .doesNotContainKey(member);
    }
  }

  @Test
  void patchingNullRemovesAnOptionalMember() {
    for (String member : collection.optional()) {
      Document document = collection.create(collection.full());
      Map<String, Object> changes = new HashMap<>();
      changes.put(member, null);

      Document after = collection.patch(document.id(), changes);

      Map<String, Object> expected = new HashMap<>(document.content());
      expected.remove(member);
      assertThat(after.content()).isEqualTo(expected);
      assertThat(collection.patch(document.id(), changes))
          .as("gone already: no change")
          .isEqualTo(after);
    }
  }
}
