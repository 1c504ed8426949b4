package dev.twinstore.server.twin;

/**
 * A creation that its client may send again without creating twice.
 *
 * @param operation what is asked for, such as {@code createItem}
 * @param key the client's, 1 to 255 characters; it belongs to the operation
 * @param request a hash of the request, by which another one under the same key is told
 */
public record Once(String operation, String key, String request) {

  /**
   * What is answered.
   *
   * @param replayed whether it is the answer to an earlier request of this key
   */
  public record Answer(String text, boolean replayed) {}
}
