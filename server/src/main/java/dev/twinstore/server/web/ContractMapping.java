package dev.twinstore.server.web;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Maps the contract's operations by path and method alone. What the generated mappings consume and
 * produce mixes the media types of success with those of problems, so that a DELETE would refuse a
 * client that accepts JSON and a success could be labelled a problem; the interceptor judges both
 * by the contract.
 */
final class ContractMapping extends RequestMappingHandlerMapping {

  private final Contract contract;

  ContractMapping(Contract contract) {
    this.contract = contract;
  }

  @Override
  protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
    RequestMappingInfo mapping = super.getMappingForMethod(method, handlerType);
    return mapping != null && mapping.getPatternValues().stream().anyMatch(contract::hasPath)
        ? mapping.mutate().consumes().produces().build()
        : mapping;
  }
}
