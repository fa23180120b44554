package org.lodeline.server.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.ingest.MrdsLikeFile;
import org.lodeline.server.Commands;
import org.lodeline.server.LodelineServer;
import org.lodeline.server.Settings;

/**
 * How fast the map is in the browser, with a layer of 304,000 points beside the bundled ones. It
 * prints figures, and fails only where there is nothing to measure.
 */
@Tag("speed")
final class MapSpeedIT {
  private static final Logger LOG = Logger.getLogger("map speed");
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final int ROWS = 304_000;
  private static final int RUNS = 5;
  private static final double WARM_UP_MILLIS = 120_000;
  private static final int FARTHEST = 2;
  private static final int NEAREST = 10;

  /** Told to the page before its own scripts: collects what blocked it for longer than 50 ms. */
  private static final String WATCH_LONG_TASKS =
      "window.longTasks = [];"
          + "new PerformanceObserver((list) => window.longTasks.push("
          + "...list.getEntries().map(({ duration }) => duration)))"
          + ".observe({ type: 'longtask', buffered: true });";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static LodelineServer server;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Path file = folder.resolve("mrds.csv");
    MrdsLikeFile.write(file, ROWS);
    Path data = folder.resolve("data");
    assertThat(Commands.run("import", file.toString(), "--data", data.toString())).isZero();
    server = LodelineServer.start(new Settings("127.0.0.1", 0, data, "", "", ""));
    browser = new Browser(server.url());
    warmUp();
  }

  /** The cache that is cold is that of the browser: the server has read its layers. */
  private static void warmUp() {
    Page page = browser.newPage(WIDTH, HEIGHT);
    page.navigate(server.url());
    page.waitForSelector(
        "html[data-ready=true]", new Page.WaitForSelectorOptions().setTimeout(WARM_UP_MILLIS));
    page.context().close();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @Test
  void theFirstView() {
    List<Double> first = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    List<Double> kilobytes = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      Page page = browser.newPage(WIDTH, HEIGHT);
      DoubleAdder bytes = countBytes(page);
      page.navigate(server.url());
      page.waitForSelector("html[data-ready=true]");
      first.add(number(page, "() => performance.getEntriesByName('map-ready')[0].startTime"));
      whole.add(number(page, "() => performance.getEntriesByName('map-whole')[0].startTime"));
      page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
      kilobytes.add(bytes.sum() / 1000);
      page.context().close();
    }
    print("land and deposits drawn after, ms (median of " + RUNS + ")", format(median(first)));
    print("all layers drawn after, ms", format(median(whole)));
    print("transferred, kB", format(median(kilobytes)));
    assertThat(median(kilobytes)).isPositive();
  }

  @Test
  void panningALargeLayer() {
    Page page = browser.newPage(WIDTH, HEIGHT);
    page.addInitScript(WATCH_LONG_TASKS);
    for (int zoom = FARTHEST; zoom <= NEAREST; zoom++) {
      page.navigate(
          server.url() + "?layers=deposits,corridors:actual,mrds&center=-100,40&zoom=" + zoom);
      page.waitForSelector("html[data-ready=true]");
      page.waitForSelector(".map[data-tiles=whole]");
      page.evaluate("() => { window.longTasks.length = 0; }");
      page.getByTestId("map").focus();
      for (int step = 0; step < RUNS; step++) {
        page.keyboard().press(step % 2 == 0 ? "ArrowRight" : "ArrowDown");
        page.waitForSelector(".map[data-tiles=whole]");
        page.waitForFunction(
            "() => new Promise((done) => requestAnimationFrame(() => done(true)))");
      }
      double longest = number(page, "() => Math.max(0, ...window.longTasks)");
      double count = number(page, "() => window.longTasks.length");
      print(
          "zoom " + zoom, format(longest) + " ms the longest of " + format(count) + " long tasks");
    }
    assertThat(page.url()).contains("mrds");
    page.context().close();
  }

  /** Bytes that come over the line, compressed as they are. */
  private static DoubleAdder countBytes(Page page) {
    DoubleAdder bytes = new DoubleAdder();
    CDPSession session = page.context().newCDPSession(page);
    session.send("Network.enable");
    session.on(
        "Network.loadingFinished",
        (JsonObject event) -> bytes.add(event.get("encodedDataLength").getAsDouble()));
    return bytes;
  }

  private static double number(Page page, String script) {
    return ((Number) page.evaluate(script)).doubleValue();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void print(String name, String figure) {
    LOG.info(() -> name + ": " + figure);
  }

  private static String format(double value) {
    return String.valueOf(Math.round(value));
  }
}
