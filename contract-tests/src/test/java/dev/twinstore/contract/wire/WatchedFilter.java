package dev.twinstore.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows REST Assured's exchanges to a {@link Watch}. */
public final class WatchedFilter implements Filter {

  private final Watch watch;

  /** A filter for one watch. */
  public WatchedFilter(Watch watch) {
    this.watch = watch;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response answer = context.next(request, expected);
    Map<String, List<String>> headers =
        answer.getHeaders().asList().stream()
            .collect(
                Collectors.groupingBy(
                    header -> header.getName(),
                    Collectors.mapping(header -> header.getValue(), Collectors.toList())));
    Object sent = request.getBody();
    watch.saw(
        new Exchange(
            request.getMethod(),
            URI.create(request.getURI()).getRawPath(),
            sent == null
                ? ""
                : sent instanceof byte[] bytes ? new String(bytes, UTF_8) : sent.toString(),
            answer.getStatusCode(),
            headers,
            Exchange.text(answer.asByteArray()),
            false));
    return answer;
  }
}
