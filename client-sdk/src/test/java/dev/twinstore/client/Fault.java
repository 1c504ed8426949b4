package dev.twinstore.client;

/** What goes wrong with one request, and whether its effect is made. */
enum Fault {
  NONE(true),
  DROPPED_BEFORE_THE_EFFECT(false),
  DROPPED_AFTER_THE_EFFECT(true),
  CUT_SHORT_AFTER_THE_EFFECT(true),
  UNAVAILABLE(false),
  UNKNOWN_OUTCOME_BEFORE_THE_EFFECT(false),
  UNKNOWN_OUTCOME_AFTER_THE_EFFECT(true),
  BAD_GATEWAY_AFTER_THE_EFFECT(true),
  /** Never answers while the server lives. */
  SILENT_AFTER_THE_EFFECT(true);

  final boolean effect;

  Fault(boolean effect) {
    this.effect = effect;
  }
}
