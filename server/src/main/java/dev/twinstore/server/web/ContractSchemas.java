package dev.twinstore.server.web;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.regex.JDKRegularExpressionFactory;

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
          Dialects.getOpenApi30(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .regularExpressionFactory(
                          pattern ->
                              JDKRegularExpressionFactory.getInstance()
                                  .getRegularExpression(pattern.replace("\\S", NOT_BLANK)))
                      .build()));

  private final String document;

  ContractSchemas(String document) {
    this.document = document;
  }

  /**
   * @param pointer a JSON pointer into the contract
   */
  ContractSchema at(String pointer) {
    return new ContractSchema(registry.getSchema(SchemaLocation.of(document + "#" + pointer)));
  }
}
