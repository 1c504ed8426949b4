package dev.twinstore.localaws.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent's entry, named by {@code Premain-Class} in the jar's manifest. */
public final class Agent {

  private Agent() {}

  /** Runs before DynamoDB Local's {@code main}. */
  public static void premain(@Nullable String unused, Instrumentation instrumentation) {
    LauncherWatch.start();
    instrumentation.addTransformer(new HostBinding());
  }
}
