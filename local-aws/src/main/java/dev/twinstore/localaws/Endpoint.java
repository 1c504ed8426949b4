package dev.twinstore.localaws;

import java.net.URI;

/**
 * Where a server listens.
 *
 * @param host a name or an IPv4 address, 0.0.0.0 for all of them
 * @param port 0 to 65535, 0 for any free one
 */
record Endpoint(String host, int port) {

  /** The URL a client on this machine uses. */
  URI uri() {
    return url(host.equals("0.0.0.0") ? "127.0.0.1" : host);
  }

  /** The URL a server is told to listen on. */
  URI listening() {
    return url(host);
  }

  private URI url(String name) {
    return URI.create("http://%s:%d".formatted(name, port));
  }
}
