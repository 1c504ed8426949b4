package dev.twinstore.server.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * What the contract says of one operation's requests.
 *
 * @param pattern the path as the contract writes it, {@code /items/{id}}
 * @param bodies the media types it takes, each with its schema; none where it takes no body
 * @param draftOf the schema by which a {@link Draft} is judged, where it takes one
 * @param offered the media types that a client may accept
 * @param negotiates whether the contract names 406 among the answers
 */
record Operation(
    String id,
    String method,
    String pattern,
    List<Parameter> parameters,
    Map<MediaType, ContractSchema> bodies,
    Optional<ContractSchema> draftOf,
    List<MediaType> offered,
    boolean negotiates) {

  /** Where a parameter stands. */
  enum Place {
    PATH,
    QUERY,
    HEADER,
    COOKIE
  }

  /**
   * @param type the JSON type that its text stands for
   */
  record Parameter(
      String name, Place place, boolean required, String type, ContractSchema schema) {}

  /** Method and path, {@code POST /items}. */
  String name() {
    return method + " " + pattern;
  }

  List<Parameter> parameters(Place place) {
    return parameters.stream().filter(parameter -> parameter.place() == place).toList();
  }

  boolean has(String parameter) {
    return parameters.stream().anyMatch(candidate -> candidate.name().equals(parameter));
  }

  boolean takesBody() {
    return !bodies.isEmpty();
  }

  boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
