package dev.twinstore.contract.fuzz;

import dev.twinstore.contract.fuzz.Place.In;
import dev.twinstore.contract.fuzz.Shot.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The requests that an aim can have. */
record Shots(Aim aim) {

  /** Requests that differ from a valid one in the aim's place, and in no other. */
  Arbitrary<Shot> all() {
    Arbitrary<String> type =
        aim.target().takesBody() ? Arbitraries.of(aim.target().mediaTypes()) : Arbitraries.just("");
    Arbitrary<Value> value =
        aim.kind() == Kind.VALID
            ? Arbitraries.just(Value.taken(""))
            : Values.of(aim.target(), aim.place(), aim.kind()).orElseThrow();
    return Combinators.combine(rest(), type, value).as(this::shot);
  }

  /** What is in the other places. */
  private Arbitrary<List<Part>> rest() {
    List<Arbitrary<Optional<Part>>> parts = new ArrayList<>();
    for (Place place : aim.target().places()) {
      boolean mayBeThere = place.in() == In.MEMBER || aim.kind() == Kind.VALID;
      if (!place.equals(aim.place()) && (place.required() || mayBeThere) && isPlain(place)) {
        Arbitrary<Optional<Part>> there =
            Values.of(aim.target(), place, Kind.VALID)
                .orElseThrow()
                .map(value -> Optional.of(new Part(place, value.text())));
        parts.add(
            place.required()
                ? there
                : Arbitraries.oneOf(Arbitraries.just(Optional.empty()), there));
      }
    }
    return parts.isEmpty()
        ? Arbitraries.just(List.of())
        : Combinators.combine(parts).as(some -> some.stream().flatMap(Optional::stream).toList());
  }

  /** What a path leads to is there; what only the server can know is left out. */
  private boolean isPlain(Place place) {
    return place.in() != In.PATH
        && place.in() != In.BODY
        && Values.of(aim.target(), place, Kind.VALID)
            .filter(values -> !isKnownBetter(place))
            .isPresent();
  }

  private boolean isKnownBetter(Place place) {
    return place.name().equals("cursor")
        || place.name().startsWith("If-")
        || (aim.target().changesOne() && place.name().matches("id|.+Id"));
  }

  private Shot shot(List<Part> rest, String type, Value value) {
    Place place = aim.place();
    List<Part> parts = new ArrayList<>(rest);
    if (place.is(In.HEADER, "Content-Type")) {
      return new Shot(aim, value.expected(), value.text(), parts, Optional.empty());
    }
    if (place.in() == In.BODY) {
      Optional<String> body =
          aim.kind() == Kind.VALID ? Optional.empty() : Optional.of(value.text());
      return new Shot(aim, value.expected(), type, parts, body);
    }
    for (int i = aim.kind() == Kind.TWICE ? 2 : aim.kind() == Kind.MISSING ? 0 : 1; i > 0; i--) {
      parts.add(new Part(place, value.text()));
    }
    return new Shot(aim, value.expected(), type, parts, Optional.empty());
  }
}
