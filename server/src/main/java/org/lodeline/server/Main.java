package org.lodeline.server;

import java.io.PrintWriter;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.observe.LogFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Without a command it serves. */
@Command(
    name = "lodeline",
    description =
        "A map server for critical-mineral deposits and the supply lines that run from them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ServeCommand.class,
      RouteCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      CheckCommand.class,
      KeyCommand.class,
      ConfigCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
    },
    footer = {"", "Without a command, lodeline serves: see lodeline serve --help."})
public final class Main implements Runnable {
  /** Exit code of most commands that failed for a reason told in one line. */
  static final int FAILED = 1;

  @Spec private CommandSpec spec;

  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");
  private static final Logger HIKARI = Logger.getLogger("com.zaxxer.hikari");
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
  private static final Logger GEOMESA = Logger.getLogger("org.locationtech.geomesa");
  private static final Logger CAFFEINE = Logger.getLogger("com.github.benmanes.caffeine");
  private static final Logger JAVALIN = Logger.getLogger("io.javalin");

  public static void main(String[] args) {
    // Before any geometries are compared. The older way takes minutes for two that cross often.
    System.setProperty("jts.relate", "ng");
    quietLibraries();
    int exitCode = run(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static int run(String... args) {
    boolean serves = args.length == 0 || (args[0].startsWith("-") && !isForMain(args[0]));
    String[] all = serves ? withCommand("serve", args) : args;
    try {
      return commandLine(SettingSources.read(List.of(all), System.getenv())).execute(all);
    } catch (LodelineException e) {
      PrintWriter err = new CommandLine(new Main()).getErr();
      err.println("lodeline: " + e.getMessage());
      return FAILED;
    }
  }

  static CommandLine commandLine(SettingSources sources) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setDefaultValueProvider(sources);
    commandLine.setExecutionExceptionHandler((e, failed, result) -> tell(e, failed, sources));
    CommandLine.IParameterExceptionHandler usual = commandLine.getParameterExceptionHandler();
    commandLine.setParameterExceptionHandler(
        (e, arguments) -> {
          if (sources.isElsewhere(e)) {
            // Without the usage: it is not the command line that is wrong.
            e.getCommandLine().getErr().println("lodeline: " + sources.message(e));
            return FAILED;
          }
          return usual.handleParseException(e, arguments);
        });
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    return commandLine;
  }

  private static boolean isForMain(String option) {
    return switch (option) {
      case "-h", "--help", "-V", "--version" -> true;
      default -> false;
    };
  }

  private static String[] withCommand(String command, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = command;
    System.arraycopy(args, 0, all, 1, args.length);
    return all;
  }

  /**
   * A failure that a person can act on is one line; anything else is a defect and shows its trace.
   */
  private static int tell(Exception e, CommandLine commandLine, SettingSources sources)
      throws Exception {
    if (e instanceof LodelineException known) {
      commandLine.getErr().println("lodeline: " + sources.message(known));
      return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }

  private static void quietLibraries() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      LogFormat.PLAIN.use();
      JETTY.setLevel(Level.WARNING);
      HIKARI.setLevel(Level.WARNING);
      FLYWAY.setLevel(Level.WARNING);
      // What cannot be made is told to who asked for it.
      CAFFEINE.setLevel(Level.SEVERE);
      // It warns of every read of a whole layer.
      GEOMESA.setLevel(Level.SEVERE);
      // What goes wrong at the start is told by us, in one line.
      JAVALIN.setLevel(Level.OFF);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
