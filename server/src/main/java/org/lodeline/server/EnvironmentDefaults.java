package org.lodeline.server;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings that are not given as options are taken from the environment: {@code --port} from
 * LODELINE_PORT.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private static final Set<String> SETTINGS =
      Set.of(
          "--host",
          "--port",
          "--data",
          "--database",
          "--datastore",
          "--plugins",
          "--tiles",
          "--embed-hosts",
          "--api-keys");

  /**
   * Null, as picocli asks, where the variable is not set or empty: the option's own default holds
   * then.
   */
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !SETTINGS.contains(option.longestName())) {
      return null;
    }
    String name = option.longestName().substring(2).replace('-', '_');
    String variable = "LODELINE_" + name.toUpperCase(Locale.ROOT);
    String value = System.getenv(variable);
    return value == null || value.isBlank() ? null : value;
  }
}
