package dev.twinstore.server.twin;

/** The idempotency key belongs to another request; nothing was changed. */
public final class KeyReused extends RuntimeException {

  KeyReused(String key) {
    super("The idempotency key '%s' belongs to another request".formatted(key));
  }
}
