package dev.twinstore.contract.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes HTTP/1.1 on to one store and back, byte for byte, but for what {@link Faults} choose.
 *
 * <p>A message is held in memory while it passes (copies have 1 MiB or so). {@code Expect:
 * 100-continue} is answered here, as the body must be seen before a fault can choose. Each
 * connection of the server has one of ours behind it.
 */
public final class FaultProxy implements AutoCloseable {

  private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);
  private static final Set<String> WITHOUT_BODY = Set.of("204", "304");
  private static final int ANSWER_WITHIN_MILLIS = 60_000;

  private final Call.Store store;
  private final URI target;
  private final Faults faults;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });

  /** Listens on a free port of the loopback address, at once. */
  public FaultProxy(Call.Store store, URI target, Faults faults) throws IOException {
    this.store = store;
    this.target = target;
    this.faults = faults;
    this.listener = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    threads.execute(this::accept);
  }

  /** Where the server finds the store. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Upstream upstream = new Upstream()) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      while (true) {
        Optional<HttpMessage> head = HttpMessage.readHead(in);
        if (head.isEmpty()) {
          return;
        }
        if (head.get().header("Expect").isPresent()) {
          out.write(GO_ON);
          out.flush();
        }
        HttpMessage request = head.get().readBody(in, false);
        Call call = Call.of(store, request);
        Optional<HttpMessage> answer =
            call.isPoll()
                ? Optional.of(upstream.exchange(request))
                : faults.pass(call, request, upstream::exchange);
        if (answer.isEmpty()) {
          return;
        }
        answer.get().writeTo(out);
        if (answer.get().header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
          return;
        }
      }
    } catch (IOException e) {
      // One of the two hung up: so does the other, by the end of this method.
    } finally {
      open.remove(client);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : open) {
      client.close();
    }
    threads.shutdownNow();
  }

  /** Our connection to the store: opened when first needed, kept while the client's lives. */
  private final class Upstream implements AutoCloseable {
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    HttpMessage exchange(HttpMessage request) throws IOException {
      boolean kept = socket.isConnected();
      try {
        return attempt(request);
      } catch (IOException e) {
        socket.close();
        if (!kept) {
          throw e;
        }
        socket = new Socket(); // The store closed a connection that was idle: that is no fault of a
        // test's.
        return attempt(request);
      }
    }

    private HttpMessage attempt(HttpMessage request) throws IOException {
      if (!socket.isConnected()) {
        socket = new Socket(target.getHost(), target.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
      }
      request.writeTo(socket.getOutputStream());
      HttpMessage head;
      do {
        head = HttpMessage.readHead(in).orElseThrow(() -> new EOFException("The store hung up"));
      } while (head.startWord(1).startsWith("1"));
      boolean noBody =
          request.startWord(0).equals("HEAD") || WITHOUT_BODY.contains(head.startWord(1));
      HttpMessage answer = noBody ? head : head.readBody(in, true);
      if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
        socket.close();
        socket = new Socket();
      }
      return answer;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
