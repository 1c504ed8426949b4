package dev.twinstore.contract.fuzz;

/** In which way a request is made to differ from one that is valid and plain. */
enum Kind {
  /** Not at all, but that what may be left out is there or not. */
  VALID,
  MISSING,
  NULL,
  WRONG_TYPE,
  /** As short, long, small or large as is allowed. */
  AT_BOUND,
  /** One less or one more than that. */
  BEYOND_BOUND,
  /** Not of the pattern, the format or the constants. */
  WRONG_FORMAT,
  /** Text that has done harm elsewhere; it may well be taken. */
  HOSTILE,
  DEEP,
  HUGE,
  /** The same place twice. */
  TWICE,
  /** A place that the contract does not have. */
  UNKNOWN
}
