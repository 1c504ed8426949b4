package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

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
    TableResource table = new TableResource(stores.dynamoDb, stores.name);
    BucketResource bucket = new BucketResource(stores.s3, stores.name);
    table.make();
    bucket.make();
    assertThat(table.faults()).isEmpty();
    assertThat(bucket.faults()).isEmpty();
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(new TableResource(stores.dynamoDb, "none").faults())
        .containsExactly("table 'none' does not exist");
    assertThat(new BucketResource(stores.s3, "none").faults())
        .containsExactly("bucket 'none' does not exist");
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
    assertThat(new TableResource(stores.dynamoDb, other).faults())
        .containsExactly(
            "table '%s' has the key [uuid] instead of [collection, id]".formatted(other),
            "table '%s' has no index 'by-filter' with the key [filterKey, id]".formatted(other),
            "table '%s' has no time to live on 'expiresAt'".formatted(other));
  }
}
