package dev.twinstore.server;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;

/** Keeps out of JSON logs what {@link ParameterDuty} keeps out of those that are lines of text. */
final class UnspokenMembers implements StructuredLoggingJsonMembersCustomizer<Object> {

  private final Pattern unspoken;

  UnspokenMembers(Environment environment) {
    unspoken = Pattern.compile(environment.getProperty(ParameterDuty.UNSPOKEN, "(?!)"));
  }

  @Override
  public void customize(JsonWriter.Members<Object> members) {
    members.applyingValueProcessor(
        JsonWriter.ValueProcessor.of(
            String.class, value -> unspoken.matcher(value).replaceAll("***")));
  }
}
