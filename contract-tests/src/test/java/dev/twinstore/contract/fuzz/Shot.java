package dev.twinstore.contract.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twinstore.contract.fuzz.Place.In;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A request as it is to be sent.
 *
 * @param parts what is in each of its places, in order; a place may be there twice
 * @param body in place of its members, where it is wrong as a whole
 */
record Shot(Aim aim, Expected expected, String mediaType, List<Part> parts, Optional<String> body) {

  /** A place and what is in it. */
  record Part(Place place, String text) {}

  /**
   * The path, escaped.
   *
   * @param there what a parameter of the path is where no part says so: something that is there
   */
  String path(Function<String, String> there) {
    String path = aim.target().operation().path();
    for (Place place : aim.target().places()) {
      if (place.in() == In.PATH) {
        String value =
            of(In.PATH).stream()
                .filter(part -> part.place().name().equals(place.name()))
                .map(part -> escaped(part.text()))
                .findFirst()
                .orElseGet(() -> there.apply(place.name()));
        path = path.replace("{" + place.name() + "}", value);
      }
    }
    return path;
  }

  /** Start line and headers, up to the empty line. */
  String head(String path) {
    String query =
        of(In.QUERY).stream()
            .map(part -> escaped(part.place().name()) + "=" + escaped(part.text()))
            .collect(Collectors.joining("&"));
    StringBuilder head = new StringBuilder(aim.target().operation().method());
    head.append(' ').append(path).append(query.isEmpty() ? "" : "?" + query);
    head.append(" HTTP/1.1\r\nHost: twinstore\r\nConnection: close\r\n");
    of(In.HEADER)
        .forEach(
            part ->
                head.append(part.place().name()).append(": ").append(part.text()).append("\r\n"));
    if (aim.target().takesBody()) {
      head.append(mediaType.isEmpty() ? "" : "Content-Type: " + mediaType + "\r\n");
      head.append("Content-Length: " + json().getBytes(UTF_8).length + "\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** The body; empty where there is none. */
  String json() {
    return !aim.target().takesBody()
        ? ""
        : body.orElseGet(
            () ->
                of(In.MEMBER).stream()
                    .map(part -> Texts.quoted(part.place().name()) + ":" + part.text())
                    .collect(Collectors.joining(",", "{", "}")));
  }

  private List<Part> of(In in) {
    return parts.stream().filter(part -> part.place().in() == in).toList();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : text.getBytes(UTF_8)) {
      boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
      escaped.append(plain ? "" + (char) octet : "%%%02X".formatted(octet));
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    String text = head(path(name -> "{" + name + "}")) + json();
    return "%s, to be %s:\n%s"
        .formatted(aim, expected, text.substring(0, Math.min(3_000, text.length())));
  }
}
