package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class PairingTest {

  private final Stores stores = new Stores();
  private final Pairing pairing =
      new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);

  @Test
  void pairsWhatIsNotPairedYet() {
    assertThat(pairing.fault()).isPresent();
    pairing.make();
    assertThat(pairing.fault()).isEmpty();
    pairing.make();
    assertThat(pairing.fault()).isEmpty();
  }

  @Test
  void endsWhatWasBegunWhenTheBucketFailedInBetween() {
    stores.wire.every("PUT", WireFault.answered(403, ""));
    assertThatThrownBy(pairing::make).isInstanceOf(SdkException.class);
    stores.wire.heal();
    assertThat(pairing.fault()).isPresent();
    pairing.make();
    assertThat(pairing.fault()).isEmpty();
  }

  @Test
  void neverGivesANewTableToABucketThatIsAnothers() {
    pairing.make();
    Stores other = new Stores();
    Pairing crossed = new Pairing(other.dynamoDb, stores.s3, other.table, stores.name);
    crossed.make();
    assertThat(crossed.fault()).hasValueSatisfying(f -> assertThat(f).contains("no bucket"));
    assertThat(other.row("twinstore", "pairing")).isEmpty();

    Pairing elsewhere = new Pairing(stores.dynamoDb, other.s3, stores.table, other.name);
    elsewhere.make();
    assertThat(elsewhere.fault()).isPresent();
    assertThat(other.keys("twinstore/")).isEmpty();
    assertThat(pairing.fault()).isEmpty();
  }
}
