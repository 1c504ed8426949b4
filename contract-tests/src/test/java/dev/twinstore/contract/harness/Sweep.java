package dev.twinstore.contract.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.stores.Stores;
import dev.twinstore.contract.stores.Twins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes what a test made: documents by the SDK, and what should not be there, after saying so,
 * from the stores.
 */
record Sweep(CollectionUnderTest collection, Twins twins, Stores stores) {

  /**
   * Leaves the collection with no documents but those of others.
   *
   * @param leavingOrphans ids under which objects may have been left behind
   * @throws AssertionError if anything else was left behind
   */
  void allBut(Set<String> others, Set<String> leavingOrphans) {
    ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
    Set<String> ours = new TreeSet<>(twins.ids());
    ours.removeAll(others);
    ours.parallelStream()
        .forEach(
            id -> {
              try {
                collection.delete(id);
              } catch (TwinstoreException e) {
                refusals.add(e.getMessage());
              }
            });
    leavingOrphans.forEach(id -> twins.objects(id).forEach(stores::deleteObject));
    List<String> leftOver =
        stores.keys(collection.shape().name() + "/").stream()
            .filter(key -> !others.contains(key.split("/")[1]))
            .toList();
    leftOver.forEach(stores::deleteObject);
    List<String> leftOverMarkers = leftOverMarkers(others);
    assertThat(leftOver).as("objects that are left when all documents were deleted").isEmpty();
    assertThat(leftOverMarkers)
        .as("markers that are left when all documents were deleted")
        .isEmpty();
    assertThat(refusals).as("deletes that were refused").isEmpty();
    assertThat(twins.ids()).as("what is left of %s", collection.path()).isEqualTo(others);
    twins.matchEverywhere(Set.of());
  }

  /**
   * Removes what the service keeps of deleted documents for a day, and which every list reads past;
   * where no commit may be on its way.
   */
  void tombstones(Set<String> ids) {
    AttributeValue partition = AttributeValue.fromS(collection.shape().name());
    ids.parallelStream()
        .forEach(
            id ->
                stores.deleteRow(Map.of("collection", partition, "id", AttributeValue.fromS(id))));
  }

  /** Deletes the markers of none, and returns their values. */
  private List<String> leftOverMarkers(Set<String> others) {
    if (collection.shape().unique().isEmpty()) {
      return List.of();
    }
    List<Map<String, AttributeValue>> left =
        stores.rows(collection.shape().markerPartition(), "owner").values().stream()
            .filter(marker -> !others.contains(marker.get("owner").s()))
            .toList();
    left.forEach(stores::deleteRow);
    return left.stream().map(marker -> marker.get("id").s()).toList();
  }
}
