package dev.twinstore.contract.collection;

import dev.twinstore.client.Precondition;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.stores.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A collection, as far as one differs from the next, and its operations by the SDK. Refusals
 * surface as the SDK's exceptions; documents come back as the SDK read them.
 */
public interface CollectionUnderTest {

  /** How it lies in the stores. */
  Shape shape();

  /** Its path, as in {@code /items}. */
  default String path() {
    return "/" + shape().name();
  }

  /** The path of one document. */
  default String path(String id) {
    return path() + "/" + id;
  }

  /** The member that shows a document's id, and the variable of its path. */
  default String idMember() {
    return shape().idMember();
  }

  /** Whether a client may choose the id of a new document; elsewhere the server makes a UUID. */
  boolean idsMayBeChosen();

  /** Content under an id of the client's choice. */
  default Map<String, Object> withId(Map<String, Object> content, String id) {
    Map<String, Object> members = new HashMap<>(content);
    members.put(idMember(), id);
    return members;
  }

  /** Content under an id of the client's choice, where there is a choice. */
  default Map<String, Object> withIdIfChosen(Map<String, Object> content, String id) {
    return idsMayBeChosen() ? withId(content, id) : content;
  }

  /** New content with the required members alone; what must be unique is new each time. */
  Map<String, Object> minimal();

  /** New content with every member. */
  Map<String, Object> full();

  /** Members that must not be left out. */
  List<String> required();

  /** Members that a patch replaces as a whole: all but the one that takes any JSON object. */
  default List<String> plainMembers() {
    return full().keySet().stream().filter(member -> !free().equals(Optional.of(member))).toList();
  }

  /** Members that a patch may remove. */
  List<String> optional();

  /** Members that are filled in where a new document or a replacement leaves them out. */
  default Map<String, Object> defaults() {
    return Map.of();
  }

  /** What of a new document or a replacement its author decides, once it is stored. */
  default Map<String, Object> contentOf(Map<String, Object> sent) {
    Map<String, Object> content = new TreeMap<>(defaults());
    content.putAll(Document.contentOf(idMember(), Json.plainObject(sent)));
    return content;
  }

  /** The document that an answer shows. */
  default Document document(Map<String, Object> answer) {
    return Document.of(idMember(), answer);
  }

  /** New content with every member, of about so many bytes, or of as many as it may have. */
  default Map<String, Object> padded(int bytes) {
    Map<String, Object> content = full();
    free()
        .ifPresentOrElse(
            member -> content.put(member, Map.of("padding", "x".repeat(bytes))),
            () -> {
              int most = textLimits().get("description");
              content.put("description", "\ud83e\uded6".repeat(Math.min(bytes / 4, most)));
            });
    return content;
  }

  /** Text members and the most characters that each may have. */
  Map<String, Integer> textLimits();

  /** Query parameters that are members too, and filter. */
  List<String> filters();

  /** Those of them that take any text. */
  default List<String> textFilters() {
    return filters().stream().filter(textLimits()::containsKey).toList();
  }

  /** The member that takes any JSON object, if there is one. */
  Optional<String> free();

  /** The member that takes any JSON object, where one does. */
  default String freeMember() {
    return free().orElseThrow();
  }

  /** The member that no two documents share, where there is one. */
  default String uniqueMember() {
    return shape().unique().orElseThrow();
  }

  /** The member that an index finds, where there is one. */
  default String indexedMember() {
    return shape().indexed().orElseThrow();
  }

  /**
   * A new value for a member, valid and unlike what {@link #full()} has; unlike any before, where
   * the member is text.
   */
  Object another(String member);

  /** Creates a document; {@code members} may name its id where that may be chosen. */
  Document create(Map<String, Object> members);

  /** Reads a document. */
  Document read(String id);

  /** Reads a document, or nothing where there is none. */
  Optional<Document> find(String id);

  /** Reads a document in a state that a precondition allows; nothing when it is not modified. */
  Optional<Document> read(String id, Precondition precondition);

  /** Asks for a document's headers and returns its ETag. */
  String head(String id);

  /**
   * Asks for the headers of a document in a state that a precondition allows; nothing when it is
   * not modified.
   */
  Optional<String> head(String id, Precondition precondition);

  /** Asks for the headers of the first page of a list. */
  void headList(int limit);

  /** Replaces a document, whatever its state. */
  Document replace(String id, Map<String, Object> members);

  /** Replaces a document in a state that a precondition allows. */
  Document replace(String id, Map<String, Object> members, Precondition precondition);

  /** Patches a document, whatever its state; null removes. */
  Document patch(String id, Map<String, Object> changes);

  /** Patches a document in a state that a precondition allows. */
  Document patch(String id, Map<String, Object> changes, Precondition precondition);

  /** Deletes a document, whatever its state. */
  void delete(String id);

  /** Deletes a document in a state that a precondition allows. */
  void delete(String id, Precondition precondition);

  /**
   * The pages of a list, of at most {@code limit} documents each, fetched as they are asked for.
   */
  Stream<List<Document>> pages(Map<String, String> filters, int limit);

  /**
   * All documents that match every filter, walked in pages; fails where they are not in the order
   * of ids.
   */
  default List<Document> list(Map<String, String> filters, int limit) {
    return OrderedWalk.over(pages(filters, limit)).stream().flatMap(List::stream).toList();
  }

  /** How many documents each page of a walk has. */
  default List<Integer> pageSizes(Map<String, String> filters, int limit) {
    return OrderedWalk.over(pages(filters, limit)).stream().map(List::size).toList();
  }

  /** The methods that the collection offers. */
  Collection<String> methods();

  /** The methods that a document offers. */
  Collection<String> methods(String id);
}
