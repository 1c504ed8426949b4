package dev.twinstore.localaws.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Lets Jetty listen on the launcher's host where DynamoDB Local, which has no option for it, would
 * listen on every interface.
 *
 * <p>Jetty's {@code ServerConnector} makes the address it binds by {@code new
 * InetSocketAddress(port)}. The name of that class occurs once in the constant pool; with {@link
 * HostAddress} in its place, the constructors and everything else stay as they are. A class file
 * holds no offsets, so a constant may change its length. Where the name is not found, the process
 * ends rather than listen to the network unasked.
 */
final class HostBinding implements ClassFileTransformer {

  private static final String CONNECTOR = "org/eclipse/jetty/server/ServerConnector";
  private static final String EVERY_INTERFACE = constant("java/net/InetSocketAddress");
  private static final String OUR_HOST = constant(HostAddress.class.getName().replace('.', '/'));

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (!CONNECTOR.equals(name)) {
      return null;
    }
    String connector = new String(bytes, ISO_8859_1);
    if (!connector.contains(EVERY_INTERFACE)) {
      System.err.println("This version of Jetty can't be kept to one host: " + CONNECTOR);
      Runtime.getRuntime().halt(1);
    }
    return connector.replace(EVERY_INTERFACE, OUR_HOST).getBytes(ISO_8859_1);
  }

  /** A CONSTANT_Utf8 of at most 255 ASCII characters: tag 1, two bytes of length, characters. */
  private static String constant(String text) {
    return "\u0001\u0000" + (char) text.length() + text;
  }
}
