package dev.twinstore.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/** Judges the Accept header (RFC 9110, 12.5.1). */
final class Accept {

  private Accept() {}

  /**
   * @throws Refusal when none of the media types on offer is accepted (406)
   */
  static void check(HttpServletRequest request, List<MediaType> offered) {
    List<MediaType> ranges = ranges(request, offered);
    if (!ranges.isEmpty() && offered.stream().noneMatch(type -> isAccepted(type, ranges))) {
      throw notAcceptable(offered);
    }
  }

  private static List<MediaType> ranges(HttpServletRequest request, List<MediaType> offered) {
    List<String> values = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    try {
      return MediaType.parseMediaTypes(String.join(",", values));
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable(offered);
    }
  }

  /** The most specific range that covers a type decides; a quality of 0 excludes it. */
  private static boolean isAccepted(MediaType type, List<MediaType> ranges) {
    return ranges.stream()
        .filter(range -> range.includes(type))
        .min(
            Comparator.comparing(MediaType::isWildcardType)
                .thenComparing(MediaType::isWildcardSubtype))
        .map(range -> range.getQualityValue() > 0)
        .orElse(false);
  }

  private static Refusal notAcceptable(List<MediaType> offered) {
    return new Refusal(
        ProblemType.NOT_ACCEPTABLE,
        "This resource is offered as %s."
            .formatted(
                offered.stream().map(MimeType::toString).collect(Collectors.joining(" or "))));
  }
}
