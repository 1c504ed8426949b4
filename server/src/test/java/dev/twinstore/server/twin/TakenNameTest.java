package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A name that another document has is refused for good, whatever the network does later. */
class TakenNameTest {

  private static final Stores STORES = new Stores();
  private static final CollectionRules NAMED =
      new CollectionRules("named", Optional.of("name"), Optional.empty());
  private static final Twins NAMES = STORES.open(NAMED);
  private static final DocumentId OWNER = new DocumentId("owner");
  private static final DocumentId LATE = new DocumentId("late");

  private final Table table = new Table(STORES.dynamoDb, STORES.table);
  private final Budget budget = Budget.of(STORES.settings);

  @BeforeEach
  void takeTheName() {
    NAMES.create(OWNER, content("{'name':'Kettle'}"));
  }

  @Test
  void aDuplicateOfARefusedCreationIsNotAppliedOnceTheNameIsFree() {
    Commit commit = creation();
    assertThat(new Commits(table, STORES.fences(), STORES.metrics).commit(commit, budget).kind())
        .isEqualTo(Outcome.Kind.LOST);
    NAMES.delete(OWNER, current -> {});
    assertThatThrownBy(() -> table.send(commit, budget))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(NAMES.find(LATE)).isEmpty();

    NAMES.create(LATE, content("{'name':'Kettle'}"));
    assertThat(NAMES.find(LATE)).isPresent();
    NAMES.delete(LATE, current -> {});
  }

  @Test
  void aDuplicateOfARefusedRenameIsNotAppliedOnceTheNameIsFree() {
    NAMES.create(LATE, content("{'name':'Pot'}"));
    Row before = table.read("named", LATE, budget).orElseThrow();
    Commit rename =
        Successor.live(NAMED, LATE, before, content("{'name':'Kettle'}"), Clock.systemUTC())
            .commit();
    assertThat(new Commits(table, STORES.fences(), STORES.metrics).commit(rename, budget).taken())
        .containsExactly("name");
    NAMES.delete(OWNER, current -> {});
    assertThatThrownBy(() -> table.send(rename, budget))
        .isInstanceOf(TransactionCanceledException.class);

    Document renamed = NAMES.update(LATE, current -> content("{'name':'Kettle'}"));
    assertThat(renamed.revision()).isEqualTo(before.revision() + 1);
    NAMES.delete(LATE, current -> {});
  }

  private static Commit creation() {
    return Successor.live(NAMED, LATE, null, content("{'name':'Kettle'}"), Clock.systemUTC())
        .commit();
  }
}
