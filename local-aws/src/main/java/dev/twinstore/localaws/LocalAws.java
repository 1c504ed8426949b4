package dev.twinstore.localaws;

import java.io.IOException;
import java.util.List;

/** Starts DynamoDB, S3 and, when asked, SQS on this machine and runs until it is stopped. */
public final class LocalAws {

  private static final int FAILED = 1;
  private static final int WRONG_ARGUMENTS = 2;

  private LocalAws() {}

  /** See {@code --help} for the arguments, the output and the exit codes. */
  public static void main(String... arguments) throws InterruptedException {
    if (List.of(arguments).contains(Options.HELP)) {
      System.out.println(Options.USAGE);
      return;
    }
    try {
      run(CommandLine.parse(arguments));
    } catch (InvalidArguments e) {
      System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
      System.exit(WRONG_ARGUMENTS);
    } catch (CannotStart e) {
      Log.say(e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void run(Options options) throws CannotStart, InterruptedException {
    Servers servers = new Servers(options);
    Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "stop"));
    if (options.untilStdinCloses()) {
      exitWithStandardInput();
    }
    System.out.println(servers.start().lines());
    Log.say(servers.awaitFailure());
    System.exit(FAILED);
  }

  private static void exitWithStandardInput() {
    Thread watch =
        new Thread(
            () -> {
              drainStandardInput();
              System.exit(0);
            },
            "standard-input");
    watch.setDaemon(true);
    watch.start();
  }

  private static void drainStandardInput() {
    try {
      while (System.in.read() >= 0) {
        // Only the end counts.
      }
    } catch (IOException e) {
      Log.say("Standard input can't be read, so this stops: " + e);
    }
  }
}
