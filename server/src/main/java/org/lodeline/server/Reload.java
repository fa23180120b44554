package org.lodeline.server;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lodeline.geodata.LodelineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Reads the settings of a running server again, and lets it take over those that it can. All are
 * checked first: one that cannot be used leaves everything as it was.
 */
final class Reload {
  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  private static final String UNCHANGED = "The settings stay as they were: {}";

  private final LodelineServer server;
  private final SettingSources sources;
  private Map<String, EffectiveSetting> before;

  /**
   * A reload.
   *
   * @param command with which the server was started
   */
  Reload(LodelineServer server, CommandSpec command) {
    this.server = server;
    this.sources = SettingSources.of(command);
    this.before = byOption(EffectiveSetting.of(command, sources));
  }

  private static Map<String, EffectiveSetting> byOption(List<EffectiveSetting> settings) {
    return settings.stream()
        .collect(Collectors.toMap(EffectiveSetting::option, Function.identity()));
  }

  /** Reloads whenever the process gets the signal HUP, on systems that have it. */
  void onHangup() {
    try {
      // By reflection, because the compiler warns of whatever is not part of Java's own API.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object reload =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), reload);
    } catch (ReflectiveOperationException e) {
      LOG.debug("this system cannot tell a process to read its settings again", e);
    }
  }

  /** Reads the settings again, now. */
  synchronized void run() {
    SettingSources now;
    try {
      now = sources.again();
    } catch (LodelineException e) {
      LOG.error(UNCHANGED, e.getMessage());
      return;
    }
    try {
      CommandLine commandLine = Main.commandLine(now);
      ParseResult parsed = commandLine.parseArgs(now.arguments().toArray(String[]::new));
      CommandSpec command = parsed.subcommand().commandSpec();
      if (!(command.userObject() instanceof ServeCommand serve)) {
        throw new IllegalStateException("what runs is not serve");
      }
      Settings settings = serve.settings();
      Map<String, EffectiveSetting> after = byOption(EffectiveSetting.of(command, now));
      List<String> changed =
          after.values().stream()
              .filter(setting -> !setting.hasValueOf(before.get(setting.option())))
              .map(EffectiveSetting::option)
              .sorted()
              .toList();
      List<String> later = server.change(settings, changed);
      tell(changed, later, after);
      later.forEach(option -> after.computeIfPresent(option, (key, next) -> before.get(key)));
      before = after;
    } catch (ParameterException e) {
      LOG.error(UNCHANGED, now.message(e));
    } catch (LodelineException e) {
      LOG.error(UNCHANGED, now.message(e));
    }
  }

  private void tell(List<String> changed, List<String> later, Map<String, EffectiveSetting> after) {
    if (changed.isEmpty()) {
      LOG.info("The settings were read again: none has changed");
    }
    for (String option : changed) {
      EffectiveSetting setting = after.get(option);
      String shown = setting == null ? "" : setting.shown();
      if (later.contains(option)) {
        LOG.warn("{} is to be '{}', which needs a restart", option, shown);
      } else {
        LOG.info("{} is now '{}'", option, shown);
      }
    }
  }
}
