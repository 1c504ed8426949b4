package dev.twinstore.contract.fuzz;

import dev.twinstore.contract.fuzz.Place.In;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a request is made for: one operation, and one place of it that differs in one way.
 *
 * @param place the body of nothing, where the request is to be {@link Kind#VALID}
 */
record Aim(Target target, Place place, Kind kind) {

  /** So often a valid request is made for each operation. */
  private static final int VALID = 6;

  /** Every aim that the contract has, in the order that a seed gives them. */
  static List<Aim> all(long seed) {
    List<Aim> aims = new ArrayList<>();
    for (Target target : Surface.targets()) {
      for (int i = 0; i < VALID; i++) {
        aims.add(new Aim(target, Surface.unknown(In.BODY, ""), Kind.VALID));
      }
      places(target)
          .forEach(
              place -> {
                for (Kind kind : Kind.values()) {
                  if (kind != Kind.VALID && Values.of(target, place, kind).isPresent()) {
                    aims.add(new Aim(target, place, kind));
                  }
                }
              });
    }
    Collections.shuffle(aims, new Random(seed));
    return aims;
  }

  private static List<Place> places(Target target) {
    List<Place> places = new ArrayList<>(target.places());
    if (target.operation().documents(400)) {
      places.add(Surface.unknown(In.QUERY, "bogus"));
    }
    if (target.operation().documents(406)) {
      places.add(Surface.unknown(In.HEADER, "Accept"));
    }
    if (target.takesBody()) {
      places.add(Surface.unknown(In.HEADER, "Content-Type"));
    }
    if (!target.open()) {
      places.add(Surface.unknown(In.MEMBER, "a~b/c"));
    }
    return places;
  }

  @Override
  public String toString() {
    return kind == Kind.VALID ? target + " VALID" : target + " " + place + " " + kind;
  }
}
