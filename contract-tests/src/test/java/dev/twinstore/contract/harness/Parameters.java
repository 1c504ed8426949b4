package dev.twinstore.contract.harness;

import java.net.URI;

/** SSM Parameter Store, for servers whose settings lie there. */
public interface Parameters extends AutoCloseable {

  /** Where it is. */
  URI uri();

  /**
   * Keeps a parameter, in place of another of that name.
   *
   * @param name its whole path
   * @param secure whether it is encrypted there
   */
  void put(String name, String value, boolean secure);

  @Override
  void close();
}
