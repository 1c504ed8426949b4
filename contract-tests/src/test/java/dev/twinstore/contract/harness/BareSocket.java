package dev.twinstore.contract.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** Sends bytes that no HTTP client would send. */
public final class BareSocket {

  private static final int MILLIS = 15_000;

  private BareSocket() {}

  /**
   * An answer as it came.
   *
   * @param status 0 when the connection was closed without an answer
   * @param head status line and headers
   */
  public record Answer(int status, String head, String body) {

    /** Whether the answer says that its body is of a type. */
    public boolean is(String mediaType) {
      return head.toLowerCase(Locale.ROOT).contains("content-type: " + mediaType);
    }
  }

  /**
   * Sends a request, which must ask for the connection to be closed, and reads the answer to its
   * end.
   */
  public static Answer send(URI server, String request) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(MILLIS);
      try {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // The server may answer, and stop listening, before it has read all.
      }
      String[] answer =
          new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n\r\n", 2);
      String[] start = answer[0].split(" ");
      return new Answer(
          start.length > 1 ? Integer.parseInt(start[1]) : 0,
          answer[0],
          answer.length > 1 ? answer[1] : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
