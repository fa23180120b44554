package org.lodeline.server;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.lodeline.geodata.ingest.ImportProgress;

/** A bar for each layer with its rate and the time that remains; nothing where no person looks. */
final class TerminalProgress implements ImportProgress, AutoCloseable {
  private static final int UPDATE_MILLIS = 200;

  /**
   * From JDK 22 on there is always a console, and what is drawn for nobody goes to standard error.
   */
  @SuppressWarnings("SystemConsoleNull")
  private final boolean shown = System.console() != null;

  private final Map<String, ProgressBar> bars = new HashMap<>();

  @Override
  public void read(String layer, long done, long total) {
    if (shown) {
      ProgressBar bar = bars.computeIfAbsent(layer, name -> bar(name, total));
      bar.stepTo(done);
      if (done == total) {
        bar.close();
      }
    }
  }

  private static ProgressBar bar(String name, long total) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(total)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setStyle(ProgressBarStyle.ASCII)
        .setSpeedUnit(ChronoUnit.SECONDS)
        .showSpeed()
        .build();
  }

  @Override
  public void close() {
    bars.values().forEach(ProgressBar::close);
  }
}
