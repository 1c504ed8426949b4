package dev.twinstore.contract.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.twinstore.contract.wire.Exchange;
import dev.twinstore.contract.wire.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Sends bytes as they are, and shows the answer to the contract. */
public final class Bare {

  private static final int MILLIS = 30_000;

  private final URI server;
  private final Watch watch;

  Bare(URI server, Watch watch) {
    this.server = server;
    this.watch = watch;
  }

  /**
   * Sends one request, which asks for the connection to be closed, and shows the exchange to the
   * watch.
   *
   * @param head start line and headers, with the empty line that ends them, as Latin-1
   * @param sent the body as it is to be noted
   */
  public Exchange send(String method, String path, String head, byte[] body, String sent) {
    byte[] start = head.getBytes(ISO_8859_1);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    Reply reply = send(all, method.equals("HEAD")).stream().findFirst().orElse(Reply.NONE);
    Exchange exchange =
        new Exchange(method, path, sent, reply.status(), reply.headers(), reply.body(), false);
    watch.saw(exchange);
    return exchange;
  }

  /** Sends bytes, and no more after them; all answers until the server closes. */
  public List<Reply> send(byte[] bytes, boolean head) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(MILLIS);
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
      } catch (IOException e) {
        // The server may answer, and stop listening, before it has read all.
      }
      return Reply.all(socket.getInputStream().readAllBytes(), head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
