package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/** Takes a request's body, whole and bounded. */
final class RequestBody {

  /** Bytes: 1 MiB. */
  static final int LARGEST = 1_048_576;

  private RequestBody() {}

  /**
   * @throws Refusal when it is larger than allowed (413), however it was sent, or breaks off (400)
   */
  static byte[] read(HttpServletRequest request) {
    if (request.getContentLengthLong() > LARGEST) {
      throw tooLarge();
    }
    try {
      byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        throw tooLarge();
      }
      return body;
    } catch (IOException e) {
      throw Refusal.invalid(List.of(new Violation("transfer", "did not arrive whole").pointer("")));
    }
  }

  /**
   * Finds out which of the media types on offer the body has; how its text is encoded is told by
   * its bytes alone, since JSON has no charset parameter (RFC 8259, 11).
   *
   * @throws Refusal when it is none of them or compressed (415)
   */
  static MediaType mediaType(HttpServletRequest request, byte[] body, Set<MediaType> taken) {
    String sent = request.getContentType();
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw unsupported(taken);
    }
    if (sent == null && body.length == 0) {
      // That there is no body at all is said by its check.
      return taken.iterator().next();
    }
    MediaType type = parsed(sent, taken);
    return taken.stream()
        .filter(candidate -> candidate.equalsTypeAndSubtype(type))
        .findFirst()
        .orElseThrow(() -> unsupported(taken));
  }

  private static MediaType parsed(@Nullable String sent, Set<MediaType> taken) {
    try {
      return MediaType.parseMediaType(sent == null ? "" : sent);
    } catch (InvalidMediaTypeException e) {
      throw unsupported(taken);
    }
  }

  private static Refusal tooLarge() {
    return new Refusal(
        ProblemType.TOO_LARGE, "A body may have %d bytes at most.".formatted(LARGEST));
  }

  private static Refusal unsupported(Set<MediaType> taken) {
    return new Refusal(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "Send %s, not compressed."
            .formatted(taken.stream().map(MimeType::toString).collect(Collectors.joining(" or "))));
  }
}
