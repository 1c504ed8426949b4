package dev.twinstore.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Leads to the contract where springdoc, which serves the page in the browser, would serve a
 * description of its own making.
 */
final class OneContract implements HandlerInterceptor {

  static final String[] PATHS = {"/v3/api-docs", "/v3/api-docs.yaml"};

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    response.sendRedirect("/openapi.yaml");
    return false;
  }
}
