package dev.twinstore.contract.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer, read from the bytes of a connection.
 *
 * @param status 0 where the connection was closed without an answer
 * @param headers in any case; none also where there is {@linkplain #hasHead() no head}
 */
public record Reply(int status, Map<String, List<String>> headers, String body) {

  static final Reply NONE = new Reply(0, Map.of(), "");

  /** The answers that follow each other in the bytes of a connection. */
  static List<Reply> all(byte[] bytes, boolean head) {
    List<Reply> replies = new ArrayList<>();
    Reader reader = new Reader(bytes);
    while (reader.hasMore()) {
      replies.add(reader.reply(head));
    }
    return replies;
  }

  /** The first value of a header; nothing where there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  /**
   * Whether it begins with a status and headers. One to HTTP/0.9 does not (RFC 1945, 6); nor does
   * Tomcat's to a line that it can't read, where the one before was of HTTP/0.9.
   */
  public boolean hasHead() {
    return status < 200 || !headers.isEmpty();
  }

  @Override
  public String toString() {
    return status + " " + body;
  }

  private static final class Reader {

    private static final Pattern STATUS = Pattern.compile("\"status\":([0-9]{3})");

    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return at < bytes.length;
    }

    Reply reply(boolean head) {
      if (bytes[at] == '{') {
        return withoutHead();
      }
      String[] start = line().split(" ", 3);
      if (!start[0].startsWith("HTTP/1.") || start.length < 2) {
        throw new AssertionError("No answer begins with " + String.join(" ", start));
      }
      int status = Integer.parseInt(start[1]);
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line = line(); !line.isEmpty(); line = line()) {
        String[] header = line.split(":", 2);
        headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1].trim());
      }
      boolean none = head || status < 200 || status == 204 || status == 304;
      return new Reply(status, headers, none ? "" : new String(body(headers), UTF_8));
    }

    /** A problem says its status in its body too. */
    private Reply withoutHead() {
      String body = new String(take(bytes.length - at), UTF_8);
      Matcher status = STATUS.matcher(body);
      return new Reply(status.find() ? Integer.parseInt(status.group(1)) : 200, Map.of(), body);
    }

    private byte[] body(Map<String, List<String>> headers) {
      if (headers.containsKey("Transfer-Encoding")) {
        return chunks();
      }
      return headers.containsKey("Content-Length")
          ? take(Integer.parseInt(headers.get("Content-Length").get(0)))
          : take(bytes.length - at);
    }

    private byte[] chunks() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int size = size(); size > 0; size = size()) {
        all.writeBytes(take(size));
        line();
      }
      line();
      return all.toByteArray();
    }

    private int size() {
      return Integer.parseInt(line().split(";")[0].trim(), 16);
    }

    private byte[] take(int length) {
      if (length > bytes.length - at) {
        throw new AssertionError(
            "An answer ends after %d of %d bytes".formatted(bytes.length - at, length));
      }
      byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
      at += length;
      return taken;
    }

    private String line() {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String line = new String(bytes, at, end - at, ISO_8859_1);
      at = Math.min(bytes.length, end + 1);
      return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
  }
}
