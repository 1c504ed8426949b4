package dev.twinstore.client;

/** A page of a sweep could do harm, so it changed nothing; {@link #detail()} says why (409). */
public final class SweepRefusedException extends RefusedException {
  SweepRefusedException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
