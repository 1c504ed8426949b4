package dev.twinstore.localaws;

/** What is said to a person. Standard output is for programs. */
final class Log {

  private Log() {}

  static void say(String message) {
    System.err.println("local-aws: " + message);
  }
}
