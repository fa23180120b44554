package org.lodeline.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Manages the keys with which what is closed is read, and features are changed. */
@Command(
    name = "key",
    description =
        "Manages the API keys of those who read and change features; a running server notices.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {KeyCommand.Add.class, KeyCommand.Listing.class, KeyCommand.Revoke.class},
    sortOptions = false)
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: add, list or revoke");
  }

  /** Where the keys are. */
  static final class FileOption {
    @Option(
        names = "--api-keys",
        paramLabel = "FILE",
        defaultValue = "",
        description = "The API key file (LODELINE_API_KEYS).")
    private String file = "";

    Path path() {
      if (file.isEmpty()) {
        throw LodelineException.invalid(
            "--api-keys",
            "say which API key file: --api-keys FILE, or the variable LODELINE_API_KEYS");
      }
      return Path.of(file);
    }
  }

  /** A role by the name that people use. */
  static final class RoleConverter implements ITypeConverter<Role> {
    @Override
    public Role convert(String text) {
      return Role.of(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of "
                          + Role.codes()
                          + "; it was "
                          + LodelineException.quoted(text)));
    }
  }

  /** Makes a key. */
  @Command(
      name = "add",
      description = "Makes a key and prints it: it is kept nowhere and cannot be shown again.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      sortOptions = false)
  static final class Add implements Callable<Integer> {
    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "Who it is for; the history says it.")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        defaultValue = "editor",
        converter = RoleConverter.class,
        description =
            "reader, who may read what is closed, and histories; editor, who may change features"
                + " too; admin, who sees and changes everything (default: editor).")
    private Role role = Role.EDITOR;

    @Option(
        names = "--layers",
        paramLabel = "ID",
        split = ",",
        description =
            "Layers that it is for: it shows those of them that are private, and changes no others"
                + " (default: no private ones, and all others can be changed).")
    private @Nullable List<String> layers;

    @Mixin private FileOption file = new FileOption();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          KeyFile.add(
              file.path(),
              name,
              role,
              Optional.ofNullable(layers).map(ids -> ids.stream().map(String::strip).toList())));
      out.flush();
      return 0;
    }
  }

  /** Lists the keys there are. */
  @Command(
      name = "list",
      description = "Lists who has a key, with role, day, and the layers that it is for.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      sortOptions = false)
  static final class Listing implements Callable<Integer> {
    @Mixin private FileOption file = new FileOption();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (KeyFile.Entry key : KeyFile.read(file.path()).keys()) {
        String layers = key.layers() == null ? "" : "  " + String.join(",", key.layers());
        out.printf(
            Locale.ROOT, "%-30s %-8s %s%s%n", key.name(), key.role().code(), key.created(), layers);
      }
      out.flush();
      return 0;
    }
  }

  /** Removes a key. */
  @Command(
      name = "revoke",
      description = "Removes a key, which counts no more from the next request on.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      sortOptions = false)
  static final class Revoke implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "Whose key.")
    private String name = "";

    @Mixin private FileOption file = new FileOption();

    @Override
    public Integer call() {
      KeyFile.revoke(file.path(), name);
      return 0;
    }
  }
}
