package dev.twinstore.server.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

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

  @Override
  protected @Nullable RequestMappingInfo getMatchingMapping(
      RequestMappingInfo mapping, HttpServletRequest request) {
    return maps(mapping, path(request)) ? super.getMatchingMapping(mapping, request) : null;
  }

  @Override
  protected @Nullable HandlerMethod handleNoMatch(
      Set<RequestMappingInfo> mappings, String path, HttpServletRequest request)
      throws ServletException {
    return super.handleNoMatch(
        mappings.stream().filter(mapping -> maps(mapping, path)).collect(Collectors.toSet()),
        path,
        request);
  }

  /**
   * Whether a mapping may be asked about a path. One that the contract writes out is never an id,
   * not even with a method that only documents have (OpenAPI 3.0.3, "Paths Object").
   */
  private boolean maps(RequestMappingInfo mapping, String path) {
    return !contract.hasPath(path) || mapping.getPatternValues().contains(path);
  }

  private static String path(HttpServletRequest request) {
    return ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
  }
}
