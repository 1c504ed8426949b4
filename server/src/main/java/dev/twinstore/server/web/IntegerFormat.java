package dev.twinstore.server.web;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import tools.jackson.databind.JsonNode;

/**
 * The formats that OpenAPI 3.0.3 has for whole numbers ("Data Types") and JSON Schema has not.
 * Whatever is no whole number is left to the schema's type.
 */
enum IntegerFormat implements Format {
  INT32("int32", Integer.SIZE),
  INT64("int64", Long.SIZE);

  private final String contractName;
  private final int bits;

  IntegerFormat(String contractName, int bits) {
    this.contractName = contractName;
    this.bits = bits;
  }

  @Override
  public String getName() {
    return contractName;
  }

  @Override
  public boolean matches(ExecutionContext execution, SchemaContext schema, JsonNode value) {
    return !value.isIntegralNumber() || value.bigIntegerValue().bitLength() < bits;
  }
}
