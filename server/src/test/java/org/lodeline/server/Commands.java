package org.lodeline.server;

/** The command line, for tests of other packages. */
public final class Commands {
  private Commands() {}

  /** Runs a command; its exit code. */
  public static int run(String... args) {
    return Main.run(args);
  }
}
