package org.lodeline.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program of Debian that a test needs. Where it is missing, the test fails and says how to get
 * it.
 *
 * @param program and the arguments that it is always given
 * @param debianPackage has the program
 * @param environment what is added to that of the test
 */
public record Tool(List<String> program, String debianPackage, Map<String, String> environment) {
  private static final int LONGEST_SECONDS = 240;

  /** A program with the environment of the test. */
  public static Tool of(String debianPackage, String... program) {
    return new Tool(List.of(program), debianPackage, Map.of());
  }

  /** The same program with a variable in its environment. */
  public Tool with(String name, String value) {
    return new Tool(program, debianPackage, Map.of(name, value));
  }

  /** What it prints, errors included, until it ends well. */
  public String run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("lodeline-tool-", ".txt");
    try {
      Process process = start(output, arguments);
      try {
        assertThat(process.waitFor(LONGEST_SECONDS, SECONDS)).as("%s ends", program).isTrue();
      } finally {
        process.destroyForcibly();
      }
      String report = Files.readString(output);
      assertThat(process.exitValue())
          .as("%s %s (%s) says: %s", program, Arrays.asList(arguments), installLine(), report)
          .isZero();
      return report;
    } finally {
      Files.delete(output);
    }
  }

  /** Starts it, to be stopped by the caller. */
  public Process start(Path output, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(program.stream(), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError("no " + program.get(0) + ": " + installLine(), e);
    }
  }

  private String installLine() {
    return "install it with .ci/setup (Debian's package " + debianPackage + ")";
  }
}
