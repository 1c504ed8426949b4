package dev.twinstore.spec;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.DiffContext;

/**
 * What of one contract a caller of an older one can't rely on any more, as openapi-diff finds it.
 */
final class Breaks {

  /** Some of its rules are off unless one asks for them. */
  private static final OpenApiDiffOptions STRICT = withEachRule();

  private final List<String> found = new ArrayList<>();

  private Breaks() {}

  /** Returns a line for each break. */
  static List<String> between(OpenAPI released, OpenAPI current) {
    ChangedOpenApi difference = OpenApiCompare.fromSpecifications(released, current, STRICT);
    Breaks breaks = new Breaks();
    difference
        .getMissingEndpoints()
        .forEach(
            gone ->
                breaks.found.add("%s %s is gone".formatted(gone.getMethod(), gone.getPathUrl())));
    for (ChangedOperation operation : difference.getChangedOperations()) {
      breaks.collect(
          "%s %s".formatted(operation.getHttpMethod(), operation.getPathUrl()), operation);
    }
    return breaks.found.stream().distinct().toList();
  }

  private static OpenApiDiffOptions withEachRule() {
    OpenApiDiffOptions.Builder options = OpenApiDiffOptions.builder();
    for (BackwardIncompatibleProp rule : BackwardIncompatibleProp.values()) {
      options.configProperty(rule.getPropertyName(), "true");
    }
    return options.build();
  }

  private void collect(String place, Changed changed) {
    if (!(changed instanceof ComposedChanged composed)) {
      if (changed.isIncompatible()) {
        found.add(place + ": " + nameOf(changed));
      }
      return;
    }
    if (composed instanceof ChangedSchema schema ? isBroken(schema) : coreIsBroken(composed)) {
      found.add(place + ": " + nameOf(composed));
    }
    composed.getChangedElements().stream()
        .filter(Objects::nonNull)
        .forEach(part -> collect(place, part));
  }

  private static boolean coreIsBroken(ComposedChanged changed) {
    return changed.isCoreChanged().isIncompatible();
  }

  private static boolean isBroken(ChangedSchema schema) {
    return (coreIsBroken(schema) && !isFalseAlarm(schema)) || isMissedAlarm(schema);
  }

  /**
   * For openapi-diff a new property of a PUT's body is a break, since a caller who does not know it
   * removes it. Here a new member is no more than optional, or it is a break as newly required; and
   * that a PUT replaces what it does not name is what the contract says of it.
   */
  private static boolean isFalseAlarm(ChangedSchema schema) {
    return isBodyOfPut(schema.getContext())
        && !schema.getIncreasedProperties().isEmpty()
        && schema.getMissingProperties().isEmpty()
        && !schema.isChangedType()
        && !schema.isDiscriminatorPropertyChanged();
  }

  /**
   * For openapi-diff a member that is gone from a request is no break. Here it is: what the
   * contract does not name is refused.
   */
  private static boolean isMissedAlarm(ChangedSchema schema) {
    return schema.getContext().isRequest() && !schema.getMissingProperties().isEmpty();
  }

  private static boolean isBodyOfPut(DiffContext context) {
    return context.isRequest() && context.getMethod() == HttpMethod.PUT;
  }

  private static String nameOf(Changed changed) {
    String what = changed.getClass().getSimpleName().replace("Changed", "").toLowerCase();
    if (changed instanceof ChangedSchema schema) {
      what +=
          " (gone %s, new %s)"
              .formatted(
                  schema.getMissingProperties().keySet(), schema.getIncreasedProperties().keySet());
    }
    return what + " breaks its callers";
  }
}
