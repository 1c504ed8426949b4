package dev.twinstore.movingin;

/** How documents of one collection are taken. */
interface Taking {

  /**
   * Takes one, unless it is here already.
   *
   * @throws NotTakable if it is not in any form that is known
   * @throws dev.twinstore.client.TwinstoreException when the server can't go on, or refuses it
   */
  Outcome take(Found found) throws NotTakable;
}
