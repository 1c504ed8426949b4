package dev.twinstore.contract.harness;

import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import dev.twinstore.contract.wire.Contract;
import dev.twinstore.contract.wire.Watch;
import dev.twinstore.contract.wire.WatchedFilter;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;

/** REST Assured, set up to send just what it is told and to show every answer to the contract. */
public final class Raw {

  private static final int MILLIS = 30_000;

  private final URI server;
  private final Filter strict;
  private final Filter watched;

  Raw(URI server, Contract contract, Watch watch) {
    this.server = server;
    this.strict = new OpenApiValidationFilter(contract.strict());
    this.watched = new WatchedFilter(watch);
  }

  /** A request that is as the contract says. */
  public RequestSpecification right() {
    return request(watched, strict);
  }

  /**
   * A request that is wrong on purpose; its answer is judged all the same, by the watch. Paths and
   * queries are sent as given.
   */
  public RequestSpecification wrong() {
    return request(watched).urlEncodingEnabled(false);
  }

  private RequestSpecification request(Filter... filters) {
    RestAssuredConfig config =
        RestAssured.config()
            .redirect(RedirectConfig.redirectConfig().followRedirects(false))
            .encoderConfig(
                EncoderConfig.encoderConfig()
                    .defaultContentCharset("UTF-8")
                    .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .httpClient(
                HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", MILLIS)
                    .setParam("http.socket.timeout", MILLIS));
    return RestAssured.given().config(config).baseUri(server.toString()).filters(List.of(filters));
  }
}
