package dev.twinstore.contract.proof;

/** The lines that tell how much was proved; {@code test.sh} collects them. */
public final class Figures {

  private Figures() {}

  /** Prints one line. */
  public static void print(String format, Object... numbers) {
    System.out.println("figures: " + format.formatted(numbers));
  }
}
