package dev.twinstore.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON merge patch (RFC 7396): the members to set and the members to remove.
 *
 * <p>Immutable: {@link #set} and {@link #remove} return another patch. An object that is set is
 * merged into the one that is there; so {@code set("attributes", MergePatch.create().remove("x"))}
 * removes one attribute and keeps the others.
 *
 * @param members the patch as JSON; a member that is null is removed from the document
 */
public record MergePatch(@JsonValue Map<String, @Nullable Object> members) {
  public MergePatch {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Returns a patch that changes nothing. */
  public static MergePatch create() {
    return new MergePatch(Map.of());
  }

  /** Returns this patch, setting one member more. */
  public MergePatch set(String name, Object value) {
    return with(name, value);
  }

  /** Returns this patch, removing one member more. */
  public MergePatch remove(String name) {
    return with(name, null);
  }

  private MergePatch with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new MergePatch(more);
  }
}
