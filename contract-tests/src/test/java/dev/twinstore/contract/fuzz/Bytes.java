package dev.twinstore.contract.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What is sent where HTTP is expected.
 *
 * @param kind in which way it is wrong
 * @param text each character is a byte
 * @param whole whether a request in it can be answered with success
 */
record Bytes(Kind kind, String text, boolean whole) {

  /** The ways to be wrong. */
  enum Kind {
    START_LINE,
    HEADERS,
    SMUGGLED,
    CHUNKS,
    CUT_OFF,
    NOISE
  }

  /** What follows a request whose end can be read in two ways; it must never be answered. */
  static final String SMUGGLED = "/smuggled-by-a-request";

  private static final Pattern HTTP_11 =
      Pattern.compile("[A-Z]{1,9} /[A-Za-z0-9/?&=%._~-]{0,7000} HTTP/1\\.1\r\n");
  private static final String HOST = "Host: twinstore\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  byte[] bytes() {
    return text.getBytes(ISO_8859_1);
  }

  /** Whether its first line, at least, is one of HTTP/1.1 and not too long. */
  boolean isOfHttp11() {
    return HTTP_11.matcher(text).lookingAt();
  }

  /** All kinds, about one document. */
  static Arbitrary<Bytes> about(Kind kind, String path, String body) {
    return switch (kind) {
      case START_LINE -> startLines(path).map(text -> new Bytes(kind, text, true));
      case HEADERS -> headers(path).map(text -> new Bytes(kind, text, true));
      case SMUGGLED -> smuggled(path, body).map(text -> new Bytes(kind, text, true));
      case CHUNKS -> chunks(path, body).map(text -> new Bytes(kind, text, true));
      case CUT_OFF -> cutOff(path, body).map(text -> new Bytes(kind, text, false));
      case NOISE ->
          Arbitraries.strings()
              .withCharRange('\u0000', '\u00ff')
              .ofMaxLength(300)
              .map(text -> new Bytes(kind, text, false));
    };
  }

  private static Arbitrary<String> startLines(String path) {
    return Combinators.combine(
            Arbitraries.of(
                "GET", "PUT", "", "G ET", "GET\t", "\u0000", "G\u00c9T", "PRI", "X".repeat(9_000)),
            Arbitraries.of(" ", "  ", "\t", "", "\u000b"),
            Arbitraries.of(
                path,
                "",
                "*",
                "//",
                "\\",
                "/\u0000",
                "http://[::1",
                "/%",
                path + "?%zz",
                path + "?\u00ff",
                "/" + "a".repeat(9_000),
                path + "#a",
                path + "\u00ff",
                path + "?" + "a=b&".repeat(1_500)),
            Arbitraries.of(
                " HTTP/1.1",
                " HTTP/1.0",
                " HTTP/9.9",
                " HTTP/0.9",
                " HTTP/2.0",
                " http/1.1",
                " HTTP/1.1 ",
                "",
                " JUNK"),
            Arbitraries.of("\r\n", "\n", "\r", "", "\u0000\r\n"))
        .as(
            (method, gap, target, version, end) ->
                method + gap + target + version + end + HOST + "\r\n");
  }

  private static Arbitrary<String> headers(String path) {
    Arbitrary<String> line =
        Combinators.combine(
                Arbitraries.of(
                    "Host: twinstore",
                    "Host: ",
                    "Host: a b",
                    "Host",
                    ": x",
                    "no colon",
                    " folded: x",
                    "A\u0000: b",
                    "A: \u0000",
                    "A : b",
                    "A\t: b",
                    "\u00ff: \u00ff",
                    "A: " + "x".repeat(9_000),
                    "Expect: 100-continue",
                    "Expect: x",
                    "Upgrade: h2c",
                    "Upgrade: websocket",
                    "Connection: upgrade, close",
                    "Connection: \u0001",
                    "Accept: \u00ff",
                    "If-Match: \"\u0000\"",
                    "X-Request-Id: \u007f",
                    "Content-Length: 9999999999999999999",
                    "Content-Encoding: gzip",
                    "Authorization: Basic !",
                    "Range: bytes=9-1",
                    "Forwarded: for=\"",
                    "Content-Type: \u0000",
                    "X-Forwarded-Host: \"><"),
                Arbitraries.of("\r\n", "\n", "\r", "\r\n ", "\r\n\t"))
            .as(String::concat);
    return line.list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(lines -> "GET " + path + " HTTP/1.1\r\n" + HOST + String.join("", lines) + "\r\n\r\n");
  }

  /** Two statements of a body's length, or one that not everybody reads alike. */
  private static Arbitrary<String> smuggled(String path, String body) {
    String chunked = "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body);
    List<String> lengths =
        List.of(
            "Content-Length: " + body.length(),
            "Content-Length: " + chunked.length(),
            "Content-Length: 0",
            "Content-Length: 4");
    List<String> others =
        List.of(
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity, chunked, chunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding:\u000bchunked",
            "Transfer-Encoding: \"chunked\"",
            "Content-Length: +" + body.length(),
            "Content-Length: 0x" + Integer.toHexString(body.length()),
            "Content-Length: -" + body.length(),
            "Content-Length: %1$d, %1$d1".formatted(body.length()),
            "Content-Length: " + (body.length() + 7));
    String next = "GET " + SMUGGLED + " HTTP/1.1\r\n" + HOST + "\r\n";
    return Combinators.combine(
            Arbitraries.of(lengths),
            Arbitraries.of(others),
            Arbitraries.of(body, chunked),
            Arbitraries.of(true, false))
        .as(
            (length, other, sent, first) ->
                "PUT "
                    + path
                    + " HTTP/1.1\r\n"
                    + HOST
                    + JSON
                    + (first ? length + "\r\n" + other : other + "\r\n" + length)
                    + "\r\n\r\n"
                    + sent
                    + next);
  }

  private static Arbitrary<String> chunks(String path, String body) {
    String right = Integer.toHexString(body.length());
    return Combinators.combine(
            Arbitraries.of(
                right,
                "-1",
                "0x2",
                "2;",
                "",
                "g",
                " 2",
                "FFFFFFFFFFFFFFFF",
                "7fffffff",
                "80000000",
                "1",
                right + ";a=\"b",
                right + ";" + "a".repeat(9_000),
                "0" + right,
                "\u0000"),
            Arbitraries.of("\r\n", "\n", "\r", ""),
            Arbitraries.of("\r\n", "\n", "", "x"),
            Arbitraries.of(
                "0\r\n\r\n",
                "0\r\n",
                "0",
                "",
                "00\r\n\r\n",
                "0\r\nContent-Length: 9\r\n\r\n",
                "0\r\n: \r\n\r\n",
                "0\r\nA: " + "x".repeat(9_000) + "\r\n\r\n",
                "-0\r\n\r\n"))
        .as(
            (size, end, after, last) ->
                "PUT "
                    + path
                    + " HTTP/1.1\r\n"
                    + HOST
                    + JSON
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + size
                    + end
                    + body
                    + after
                    + last);
  }

  private static Arbitrary<String> cutOff(String path, String body) {
    String request =
        "PUT %s HTTP/1.1\r\n%s%sContent-Length: %d\r\n\r\n%s"
            .formatted(path, HOST, JSON, body.length(), body);
    return Arbitraries.integers()
        .between(0, request.length() - 1)
        .map(length -> request.substring(0, length));
  }

  @Override
  public String toString() {
    return kind + " " + Texts.quoted(text.substring(0, Math.min(text.length(), 2_000)));
  }
}
