package org.lodeline.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where settings come from. An option of the command line is stronger than a variable of the
 * environment, {@code LODELINE_PORT} for {@code --port}; that is stronger than the configuration
 * file; and what none of them says has a default.
 *
 * <p>Settings are the options of {@code serve}. Other commands that have one of them take it from
 * the same places.
 */
final class SettingSources implements IDefaultValueProvider {
  /** Names the configuration file. */
  static final String CONFIG = "--config";

  private final List<String> arguments;
  private final Map<String, String> environment;
  private final List<OptionSpec> settings;
  private final Optional<SettingFile> file;

  private SettingSources(
      List<String> arguments, Map<String, String> environment, List<OptionSpec> settings) {
    this.arguments = List.copyOf(arguments);
    this.environment = Map.copyOf(environment);
    this.settings = settings;
    this.file = configFile().map(path -> SettingFile.read(Path.of(path), keys()));
  }

  /**
   * Reads the sources of a command line.
   *
   * @throws LodelineException of kind INVALID_INPUT if the configuration file cannot be used
   */
  static SettingSources read(List<String> arguments, Map<String, String> environment) {
    return new SettingSources(
        arguments,
        environment,
        CommandSpec.forAnnotatedObject(new ServeCommand()).options().stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .toList());
  }

  /** Reads the same sources again, as they are now. */
  SettingSources again() {
    return new SettingSources(arguments, environment, settings);
  }

  /** What the command line was. */
  List<String> arguments() {
    return arguments;
  }

  /** The file is needed before the command line is parsed, because it has defaults. */
  private Optional<String> configFile() {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(CONFIG + "=")) {
        return Optional.of(argument.substring(CONFIG.length() + 1));
      } else if (argument.equals(CONFIG) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.ofNullable(environment.get(variable(CONFIG))).filter(path -> !path.isBlank());
  }

  private List<String> keys() {
    return settings.stream()
        .map(OptionSpec::longestName)
        .filter(name -> !name.equals(CONFIG))
        .map(SettingSources::key)
        .toList();
  }

  /** The settings there are, in the order in which {@code serve --help} lists them. */
  List<OptionSpec> settings() {
    return settings;
  }

  private static String key(String option) {
    return option.substring(2);
  }

  private static String variable(String option) {
    return "LODELINE_" + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private Optional<String> fromEnvironment(String option) {
    return Optional.ofNullable(environment.get(variable(option))).filter(text -> !text.isBlank());
  }

  private Optional<String> fromFile(String option) {
    return file.map(known -> known.values().get(key(option)));
  }

  private boolean isSetting(String option) {
    return settings.stream().anyMatch(setting -> setting.longestName().equals(option));
  }

  /**
   * Null, as picocli asks, where neither environment nor file say it: the option's own default
   * holds then.
   */
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !isSetting(option.longestName())) {
      return null;
    }
    String name = option.longestName();
    return fromEnvironment(name).or(() -> fromFile(name)).orElse(null);
  }

  /**
   * Where the value of a setting comes from, for people: {@code the variable LODELINE_PORT}. Empty
   * if it is the default, or what is named is no setting.
   *
   * @param option its long name
   */
  Optional<String> origin(String option) {
    if (!isSetting(option)) {
      return Optional.empty();
    } else if (isOnCommandLine(option)) {
      return Optional.of("the command line");
    } else if (fromEnvironment(option).isPresent()) {
      return Optional.of("the variable " + variable(option));
    }
    return fromFile(option).isPresent()
        ? file.map(known -> "the file " + known.path())
        : Optional.empty();
  }

  private boolean isOnCommandLine(String option) {
    return arguments.stream()
        .anyMatch(argument -> argument.equals(option) || argument.startsWith(option + "="));
  }

  /** What is wrong with a setting, with where its value comes from if that is not plain to see. */
  String message(LodelineException e) {
    return e.getMessage() + e.parameter().map(this::hiddenOrigin).orElse("");
  }

  /** The same of a value that picocli cannot take. */
  String message(ParameterException e) {
    return e.getMessage()
        + (e.getArgSpec() instanceof OptionSpec option ? hiddenOrigin(option.longestName()) : "");
  }

  /** Whether what is wrong is not on the command line, but in the environment or the file. */
  boolean isElsewhere(ParameterException e) {
    return !message(e).equals(e.getMessage());
  }

  private String hiddenOrigin(String option) {
    return isOnCommandLine(option)
        ? ""
        : origin(option).map(from -> " (" + option + " is from " + from + ")").orElse("");
  }

  /** The sources of the command line that a command is part of. */
  static SettingSources of(CommandSpec command) {
    CommandLine commandLine = command.root().commandLine();
    if (commandLine.getDefaultValueProvider() instanceof SettingSources sources) {
      return sources;
    }
    throw new IllegalStateException("the command line has no sources of settings");
  }
}
