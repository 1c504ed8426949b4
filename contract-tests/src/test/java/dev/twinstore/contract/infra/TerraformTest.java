package dev.twinstore.contract.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Bench;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.harness.Skipped;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table and a bucket made by Terraform on DynamoDB Local and S3Proxy. They know neither recovery
 * nor versions, encryption or policies: of those, {@code terraform test} sees the plan.
 */
@Tag("infra")
@Order(1)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class TerraformTest {

  private static final String BY_TERRAFORM = "by-terraform";
  private static final String BY_SERVER = "by-server";

  /** These use all that a table and a bucket have: keys, the index, markers and copies. */
  private static final List<String> BOTH_STORES =
      List.of(
          "CreatingTest",
          "ReplacingTest",
          "DeletingTest",
          "UniqueValuesTest",
          "IndexFilterTest",
          "ObjectsTest",
          "RepairsTest");

  @TempDir static Path scratch;
  private static Bench bench;
  private static Terraform terraform;

  @BeforeAll
  static void apply() {
    try (Skipped skipped = new Skipped()) {
      Terraform.missing(scratch)
          .ifPresent(tool -> skipped.missingTool("what Terraform makes", tool));
    }
    bench = Bench.start("terraform");
    terraform = make(BY_TERRAFORM, "PAY_PER_REQUEST");
  }

  private static Terraform make(String name, String billingMode) {
    Terraform made =
        Terraform.of(
            scratch,
            name,
            "examples/dynamodb-local",
            Map.of(
                "name",
                name,
                "billing_mode",
                billingMode,
                "dynamodb_endpoint",
                bench.dynamoDb().toString(),
                "s3_endpoint",
                bench.s3().toString()));
    made.apply();
    return made;
  }

  @AfterAll
  static void stop() {
    if (bench != null) {
      bench.close();
    }
  }

  /**
   * Provisioned, because DynamoDB Local says nothing of the capacity of an index that has none, and
   * then the provider reads no name of it.
   */
  @Test
  void plansNothingMoreOnceAllIsMadeAndWhatHasGoneSince() {
    Terraform provisioned = make("provisioned", "PROVISIONED");

    assertThat(provisioned.plan()).isEmpty();
    bench.tables().deleteTable(delete -> delete.tableName("provisioned"));
    assertThat(provisioned.plan())
        .get()
        .asString()
        .contains("Plan: 1 to add, 0 to change, 0 to destroy");
  }

  @Test
  void makesTheTableAndTheBucketThatTheServerMakes() {
    bench.serve(BY_SERVER, Map.of());

    assertThat(StoreDescription.of(BY_TERRAFORM, bench))
        .isEqualTo(StoreDescription.of(BY_SERVER, bench));
  }

  @Test
  void isServedFromByAServerThatMakesNothing() {
    Server server = bench.serve(BY_TERRAFORM, Map.of("TWINSTORE_PROVISION", "false"));
    Map<String, String> environment = new HashMap<>(terraform.environment());
    environment.putAll(
        Map.of(
            "TWINSTORE_URL", server.uri().toString(),
            "TWINSTORE_TABLE", environment.get("DDB_TABLE_NAME"),
            "AWS_ENDPOINT_URL_DYNAMODB", environment.get("DDB_ENDPOINT_URL")));

    StoreDescription made = StoreDescription.of(BY_TERRAFORM, bench);

    ContractTests.run(
        bench,
        BY_TERRAFORM,
        environment,
        ContractTests.inFull() ? ContractTests.all() : ContractTests.named(BOTH_STORES),
        ContractTests.lengthy());

    assertThat(StoreDescription.of(BY_TERRAFORM, bench)).isEqualTo(made);
  }
}
