package dev.twinstore.contract.fuzz;

import dev.twinstore.contract.wire.Contract.Operation;
import java.util.List;
import java.util.Optional;

/**
 * An operation, and every place at which it can be sent something.
 *
 * @param mediaTypes those of its body; none where it takes no body
 * @param draft whether what is wrong with the body's members is its answer
 * @param open whether its body may have members that the contract does not name
 */
record Target(
    Operation operation, List<Place> places, List<String> mediaTypes, boolean draft, boolean open) {

  boolean takesBody() {
    return !mediaTypes.isEmpty();
  }

  boolean changesOne() {
    return operation.method().equals("PUT") || operation.method().equals("PATCH");
  }

  Optional<Place> find(Place.In in, String name) {
    return places.stream().filter(place -> place.is(in, name)).findFirst();
  }

  @Override
  public String toString() {
    return operation.id();
  }
}
