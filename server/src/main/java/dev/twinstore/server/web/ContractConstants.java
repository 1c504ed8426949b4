package dev.twinstore.server.web;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a parameter's text as the generated constant that the contract writes so: {@code
 * in_progress}, where the framework would look for the Java name.
 */
record ContractConstants(JsonMapper mapper) implements ConverterFactory<String, Enum<?>> {

  @Override
  public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> constants) {
    return text -> mapper.convertValue(text, constants);
  }
}
