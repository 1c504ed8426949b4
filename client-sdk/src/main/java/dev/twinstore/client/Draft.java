package dev.twinstore.client;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A document that was read and then changed: its members as they came, with what the change made of
 * them. Members that this SDK does not know are kept as they were.
 */
record Draft<D>(D document, Map<String, @Nullable Object> members, boolean changed) {
  static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

  static <D> Draft<D> of(
      Map<String, @Nullable Object> read, TypeReference<D> type, UnaryOperator<D> change) {
    Json json = Json.SHARED;
    D document = json.convert(read, type);
    Map<String, @Nullable Object> before = json.convert(document, MEMBERS);
    D edited = Objects.requireNonNull(change.apply(document), "The change made null of a document");
    Map<String, @Nullable Object> after = json.convert(edited, MEMBERS);
    Map<String, @Nullable Object> members = new LinkedHashMap<>(read);
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    for (String name : names) {
      if (after.containsKey(name)) {
        members.put(name, after.get(name));
      } else {
        members.remove(name);
      }
    }
    return new Draft<>(edited, members, !names.isEmpty());
  }
}
