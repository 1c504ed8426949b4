package dev.twinstore.contract.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * A request or a response of HTTP/1.1, byte for byte as it was on the wire, so that a signature
 * over it still holds.
 *
 * @param head start line and headers, with the empty line that ends them
 * @param body what follows, with the framing of its chunks where it is chunked
 */
record HttpMessage(byte[] head, byte[] body) {

  private static final int HEAD_AT_MOST = 64 * 1024;

  /**
   * Reads the head of a message, or nothing where the peer has closed the connection between two
   * messages.
   */
  static Optional<HttpMessage> readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int tail = 0; tail != 0x0D0A0D0A; ) {
      int next = in.read();
      if (next < 0 && head.size() == 0) {
        return Optional.empty();
      }
      if (next < 0 || head.size() == HEAD_AT_MOST) {
        throw new EOFException("A message ended, or went on too long, within its head");
      }
      head.write(next);
      tail = tail << 8 | next;
    }
    return Optional.of(new HttpMessage(head.toByteArray(), new byte[0]));
  }

  /** An answer of our own. */
  static HttpMessage answer(int status, String type, String body) {
    byte[] bytes = body.getBytes(ISO_8859_1);
    String head =
        "HTTP/1.1 %d Refused\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, type, bytes.length);
    return new HttpMessage(head.getBytes(ISO_8859_1), bytes);
  }

  HttpMessage withBody(byte[] newBody) {
    return new HttpMessage(head, newBody);
  }

  /**
   * Reads the body that this head announces; {@code untilClose} says what a missing length means.
   */
  HttpMessage readBody(InputStream in, boolean untilClose) throws IOException {
    if (header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
      return withBody(chunks(in));
    }
    Optional<String> length = header("Content-Length");
    if (length.isPresent()) {
      int expected = Integer.parseInt(length.get());
      byte[] bytes = in.readNBytes(expected);
      if (bytes.length < expected) {
        throw new EOFException(
            "A body ended after %d of %d bytes".formatted(bytes.length, expected));
      }
      return withBody(bytes);
    }
    return untilClose ? withBody(in.readAllBytes()) : this;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      String size = line(in, all);
      int expected = Integer.parseInt(size.split(";")[0].trim(), 16);
      if (expected == 0) {
        while (!line(in, all).isEmpty()) {
          // Trailers go along as they are.
        }
        return all.toByteArray();
      }
      all.writeBytes(in.readNBytes(expected));
      line(in, all);
    }
  }

  private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("A chunked body ended early");
      }
      line.write(next);
    }
    copy.writeBytes(line.toByteArray());
    copy.write('\n');
    return line.toString(ISO_8859_1).trim();
  }

  Optional<String> header(String name) {
    String wanted = name.toLowerCase(Locale.ROOT) + ":";
    return new String(head, ISO_8859_1)
        .lines()
        .skip(1)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
        .map(line -> line.substring(wanted.length()).trim())
        .findFirst();
  }

  /**
   * A word of the start line, counted from 0: a request's method and target, a response's status.
   */
  String startWord(int index) {
    return new String(head, ISO_8859_1).split("\r\n", 2)[0].split(" ")[index];
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(head);
    out.write(body);
    out.flush();
  }
}
