package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands the body that was checked to the controller, as the model that it asks for. */
final class CheckedBody implements HandlerMethodArgumentResolver {

  private static final String ATTRIBUTE = CheckedBody.class.getName();

  private final JsonMapper mapper;

  CheckedBody(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @param body JSON, or a {@link Draft} of it
   */
  static void keep(HttpServletRequest request, Object body) {
    request.setAttribute(ATTRIBUTE, body);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestBody.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Object body = request.getAttribute(ATTRIBUTE, NativeWebRequest.SCOPE_REQUEST);
    if (body == null) {
      throw new IllegalStateException("No checked body for " + parameter.getMethod());
    }
    if (body instanceof Draft) {
      return body;
    }
    try {
      return mapper.treeToValue((JsonNode) body, parameter.getParameterType());
    } catch (JacksonException e) {
      // The schema lets it pass, yet Java has no such value: a moment in a year too far, say.
      throw Refusal.invalid(List.of(new Violation("range", "is out of range").pointer(pointer(e))));
    }
  }

  private static String pointer(JacksonException e) {
    JsonPointer pointer = JsonPointer.empty();
    if (e instanceof DatabindException) {
      for (JacksonException.Reference step : e.getPath()) {
        pointer =
            step.getPropertyName() == null
                ? pointer.appendIndex(step.getIndex())
                : pointer.appendProperty(step.getPropertyName());
      }
    }
    return pointer.toString();
  }
}
