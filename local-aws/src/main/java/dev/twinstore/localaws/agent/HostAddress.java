package dev.twinstore.localaws.agent;

import java.net.InetSocketAddress;

/**
 * The address a server binds when it names a port only: on the host in the system property {@value
 * #HOST}. Public, because Jetty's classes make it in place of {@link InetSocketAddress}; see {@link
 * HostBinding}.
 */
public final class HostAddress extends InetSocketAddress {

  /** The system property that names the host. */
  public static final String HOST = "dev.twinstore.localaws.host";

  /** The given port, 0 to 65535, on the host that the launcher chose. */
  public HostAddress(int port) {
    super(System.getProperty(HOST), port);
  }

  /** The given host and port, 0 to 65535. */
  public HostAddress(String host, int port) {
    super(host, port);
  }
}
