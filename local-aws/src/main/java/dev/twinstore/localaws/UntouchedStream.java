package dev.twinstore.localaws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A payload that survives a failed attempt: it ignores close, and knows whether it was read. */
final class UntouchedStream extends FilterInputStream {

  private boolean touched;

  UntouchedStream(InputStream in) {
    super(in);
  }

  /** Whether a byte was asked for, so that the payload can't be sent again. */
  boolean touched() {
    return touched;
  }

  @Override
  public int read() throws IOException {
    touched = true;
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    touched = true;
    return super.read(bytes, offset, length);
  }

  @Override
  public void close() {
    // The server closes the body of a request itself.
  }
}
