package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class PreparationTest {

  private final Stores stores = new Stores();

  @Test
  void findsNothingWrongWithWhatItMadeAndMakesItOnce() {
    TableResource table = new TableResource(stores.dynamoDb, stores.table);
    BucketResource bucket = new BucketResource(stores.s3, stores.name);
    table.make();
    bucket.make();
    assertThat(table.faults()).isEmpty();
    assertThat(bucket.faults()).isEmpty();
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(new TableResource(stores.dynamoDb, new TableShape("none", "collection")).faults())
        .containsExactly("table 'none' does not exist");
    assertThat(new BucketResource(stores.s3, "none").faults())
        .containsExactly("bucket 'none' does not exist");
  }

  @Test
  void takesAPartitionKeyOfAnotherNameAndRefusesATableOfAnotherShape() {
    TableShape renamed = new TableShape("renamed-" + stores.name, "hash");
    new TableResource(stores.dynamoDb, renamed).make();
    assertThat(new TableResource(stores.dynamoDb, renamed).faults()).isEmpty();
    assertThat(new TableResource(stores.dynamoDb, new TableShape(renamed.name(), "uuid")).faults())
        .containsExactly(
            "table '%s' has the key [hash, id] instead of [uuid, id]".formatted(renamed.name()));

    TwinSettings settings =
        new TwinSettings(renamed.name(), "hash", stores.name, true, Duration.ofSeconds(30));
    Twins things =
        stores.open(
            new CollectionRules("things", Optional.of("name"), Optional.of("kind")),
            new Table(stores.dynamoDb, renamed),
            settings,
            Clock.systemUTC());
    Document created =
        things.create(new DocumentId("kettle"), content("{'name':'Kettle','kind':'pot'}"));
    assertThat(things.find(created.id()).orElseThrow().content()).isEqualTo(created.content());
    DocumentQuery byKind = new DocumentQuery(Map.of("kind", "pot"), 10, Optional.empty());
    assertThat(things.list(byKind).documents()).hasSize(1);
    things.delete(created.id(), current -> {});
    assertThat(things.find(created.id())).isEmpty();
  }

  @Test
  void namesAllThatIsWrongWithATable() {
    String other = "other-" + stores.name;
    stores.dynamoDb.createTable(
        create ->
            create
                .tableName(other)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("uuid")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder()
                        .attributeName("uuid")
                        .keyType(KeyType.HASH)
                        .build()));
    assertThat(new TableResource(stores.dynamoDb, new TableShape(other, "collection")).faults())
        .containsExactly(
            "table '%s' has the key [uuid] instead of [collection, id]".formatted(other),
            "table '%s' has no index 'by-filter' with the key [filterKey, id]".formatted(other),
            "table '%s' has no time to live on 'expiresAt'".formatted(other));
  }
}
