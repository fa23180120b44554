package org.lodeline.server;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how {@code serve} would run with the same options. */
@Command(
    name = "config",
    description = "Prints the settings that serve would run with, and where each comes from.",
    sortOptions = false)
final class ConfigCommand implements Callable<Integer> {
  @Mixin private ServeCommand serve = new ServeCommand();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    serve.settings();
    List<EffectiveSetting> settings = EffectiveSetting.of(spec, SettingSources.of(spec));
    int width = settings.stream().mapToInt(setting -> setting.option().length()).max().orElse(1);
    int valueWidth =
        settings.stream().mapToInt(setting -> setting.shown().length()).max().orElse(1);
    PrintWriter out = spec.commandLine().getOut();
    for (EffectiveSetting setting : settings) {
      out.printf(
          Locale.ROOT,
          "%-" + width + "s  %-" + Math.max(1, valueWidth) + "s  %s%n",
          setting.option(),
          setting.shown(),
          setting.origin());
    }
    out.flush();
    return 0;
  }
}
