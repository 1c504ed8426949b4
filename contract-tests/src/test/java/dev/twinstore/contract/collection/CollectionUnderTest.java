package dev.twinstore.contract.collection;

import dev.twinstore.client.Precondition;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

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

  /** New content with the required members alone; what must be unique is new each time. */
  Map<String, Object> minimal();

  /** New content with every member. */
  Map<String, Object> full();

  /** Members that must not be left out. */
  List<String> required();

  /** Members that a patch may remove. */
  List<String> optional();

  /** Text members and the most characters that each may have. */
  Map<String, Integer> textLimits();

  /** Query parameters that are members too, and filter. */
  List<String> filters();

  /** The member that takes any JSON object, if there is one. */
  Optional<String> free();

  /**
   * The member that takes any JSON object; a test that needs one means nothing where there is none.
   */
  default String freeMember() {
    return free().orElseGet(() -> Assumptions.abort("No member of " + path() + " takes any JSON"));
  }

  /**
   * The member that no two documents share; a test that needs one means nothing where there is
   * none.
   */
  default String uniqueMember() {
    return shape()
        .unique()
        .orElseGet(() -> Assumptions.abort("No member of " + path() + " is unique"));
  }

  /** The member that an index finds; a test that needs one means nothing where there is none. */
  default String indexedMember() {
    return shape()
        .indexed()
        .orElseGet(() -> Assumptions.abort("No member of " + path() + " is indexed"));
  }

  /** A new value for a member, valid and unlike any before. */
  Object another(String member);

  /** Creates a document; {@code members} may name its id. */
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
