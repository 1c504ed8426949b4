package dev.twinstore.localaws;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The ports of one host. */
final class Ports {

  /** A predecessor that was just killed still holds its ports for a moment, in milliseconds. */
  private static final long PATIENCE = 1_500;

  private final InetAddress host;

  private Ports(InetAddress host) {
    this.host = host;
  }

  /**
   * The ports of the host with this name or address.
   *
   * @throws CannotStart if it is not this machine
   */
  static Ports of(String host) throws CannotStart {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
        throw new CannotStart(
            "%s %s is no address of this machine. Choose 127.0.0.1, or 0.0.0.0 for all of them."
                .formatted(Options.HOST, host));
      }
      return new Ports(address);
    } catch (UnknownHostException e) {
      throw new CannotStart(
          "%s %s is not known here. Choose 127.0.0.1, or 0.0.0.0 for all addresses."
              .formatted(Options.HOST, host),
          e);
    } catch (IOException e) {
      throw new CannotStart("The addresses of this machine can't be read.", e);
    }
  }

  /**
   * The port itself if it can be had, or a free one for 0. Someone else may take it before it is
   * used.
   *
   * @throws CannotStart if it can't be had
   */
  int available(int port, String server, String option) throws CannotStart {
    long deadline = System.nanoTime() + PATIENCE * 1_000_000;
    while (true) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(host, port));
        return socket.getLocalPort();
      } catch (BindException e) {
        if (System.nanoTime() > deadline) {
          throw new PortTaken(server, option, port);
        }
        Pause.milliseconds(50);
      } catch (IOException e) {
        throw new CannotStart(
            "%s cannot listen on port %d. Choose another with %s N (0: any free one)."
                .formatted(server, port, option),
            e);
      }
    }
  }
}
