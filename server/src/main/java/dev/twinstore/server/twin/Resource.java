package dev.twinstore.server.twin;

import java.util.List;

/** Something in AWS that has to be there before documents can be kept. */
interface Resource {

  /** Makes it where it is missing. */
  void make();

  /** What is missing or not as it should be, each in words that go before a full stop. */
  List<String> faults();
}
