package dev.twinstore.server.web;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds schemas in the contract, as OpenAPI 3.0 means them. */
final class ContractSchemas {

  /**
   * What a pattern's {@code \S} is: no white space by Unicode, by ECMAScript (which adds U+FEFF) or
   * by Java (which adds the separators U+001C to U+001F). A text that only one of them calls blank
   * would be empty once the kernel has trimmed it, and no key can be.
   */
  private static final String NOT_BLANK = "[^\\p{IsWhite_Space}\\x1C-\\x1F\\x{FEFF}]";

  private final SchemaRegistry registry =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getOpenApi30()).formats(List.of(IntegerFormat.values())).build(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .regularExpressionFactory(
                          pattern ->
                              JDKRegularExpressionFactory.getInstance()
                                  .getRegularExpression(pattern.replace("\\S", NOT_BLANK)))
                      .build()));

  private final Schema document;

  /**
   * @param location where the contract was read
   */
  ContractSchemas(String location, JsonNode contract) {
    document = registry.getSchema(SchemaLocation.of(location), contract);
  }

  /**
   * Asked of the document itself, since the registry would read the whole contract again each time.
   *
   * @param pointer a JSON pointer into the contract
   */
  ContractSchema at(String pointer) {
    return new ContractSchema(document.getRefSchema(SchemaLocation.Fragment.of(pointer)));
  }
}
