package dev.twinstore.contract.stores;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A document as an answer shows it.
 *
 * @param idMember the member that shows the id
 * @param content what its author decides, the id left out
 * @param etag quotes included
 */
public record Document(
    String idMember,
    String id,
    Map<String, Object> content,
    long revision,
    String createdAt,
    String updatedAt,
    String etag) {

  private static final Set<String> SERVERS_OWN =
      Set.of("revision", "createdAt", "updatedAt", "etag");

  /** Parts the members of an answer into what the server sets and what the author does. */
  public static Document of(String idMember, Map<String, Object> answer) {
    return new Document(
        idMember,
        (String) answer.get(idMember),
        contentOf(idMember, answer),
        new BigDecimal(String.valueOf(answer.get("revision"))).longValueExact(),
        (String) answer.get("createdAt"),
        (String) answer.get("updatedAt"),
        (String) answer.get("etag"));
  }

  /** What its author decides of a document that was sent or answered. */
  public static Map<String, Object> contentOf(String idMember, Map<String, Object> members) {
    Map<String, Object> content = new TreeMap<>(members);
    content.remove(idMember);
    content.keySet().removeAll(SERVERS_OWN);
    return content;
  }

  /** All members, as an answer has them and a PUT may send them back. */
  public Map<String, Object> members() {
    Map<String, Object> members = new TreeMap<>(content);
    members.put(idMember, id);
    members.put("revision", revision);
    members.put("createdAt", createdAt);
    members.put("updatedAt", updatedAt);
    members.put("etag", etag);
    return members;
  }

  /** The id of the write that made this state. */
  public String writeId() {
    return etag.replaceAll("^\"\\d+-|\"$", "");
  }
}
