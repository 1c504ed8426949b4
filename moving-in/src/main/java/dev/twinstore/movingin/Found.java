package dev.twinstore.movingin;

import java.util.Map;

/**
 * A document as another service keeps it.
 *
 * @param place where it lies, for the report; the same each time it is found
 * @param id what it is known by there
 * @param idMember what that is called there
 * @param members all that it has, the id included where it is one of them
 */
record Found(String place, String id, String idMember, Map<String, Object> members) {

  /**
   * A member that must be text.
   *
   * @throws NotTakable if it is something else, or missing
   */
  String text(String member) throws NotTakable {
    Object value = members.get(member);
    if (value instanceof String text) {
      return text;
    }
    throw new NotTakable("'%s' %s".formatted(member, value == null ? "is missing" : "is no text"));
  }
}
