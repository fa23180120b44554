package org.lodeline.server;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A setting as it holds.
 *
 * @param option its long name
 * @param value empty for none
 * @param origin where it comes from, for people
 */
record EffectiveSetting(String option, String value, String origin) {
  private static final String HIDDEN = "***";

  /**
   * Up to the next parameter of a URL, or the next key of a data store: a password may have commas.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:^|[,&?;])[\\w.-]*(?:password|passwd|passphrase|secret|token|credential)[\\w.-]*=)"
              + ".*?(?=[,&;][\\w.-]+=|$)");

  /** The user and password of a URL. */
  private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/?#\\s]*@");

  /** All settings of a command that was parsed. */
  static List<EffectiveSetting> of(CommandSpec command, SettingSources sources) {
    return sources.settings().stream()
        .map(OptionSpec::longestName)
        .map(
            name ->
                new EffectiveSetting(
                    name,
                    value(command.findOption(name).getValue()),
                    sources.origin(name).orElse("default")))
        .toList();
  }

  private static String value(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Whether the other holds the same, wherever that comes from. */
  boolean hasValueOf(@Nullable EffectiveSetting other) {
    return other != null && value.equals(other.value);
  }

  /** The value without passwords. */
  String shown() {
    return LOGIN.matcher(SECRET.matcher(value).replaceAll("$1" + HIDDEN)).replaceAll(HIDDEN + "@");
  }
}
