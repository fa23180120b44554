package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.ingest.MrdsLikeFile;
import org.lodeline.server.Commands;
import org.lodeline.server.LodelineServer;
import org.lodeline.server.Settings;

/** A layer that was imported, beside the bundled ones, on a server of its own. */
final class AddedLayerIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final int POINTS = 20_000;
  private static final int LARGE = 304_000;
  private static final int FARTHEST = 2;
  private static final int NEAREST = 10;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static LodelineServer server;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Path file = folder.resolve("wells.csv");
    Files.writeString(file, rows());
    Path large = folder.resolve("mrds.csv");
    MrdsLikeFile.write(large, LARGE);
    Path data = folder.resolve("data");
    for (Path imported : List.of(file, large)) {
      assertThat(Commands.run("import", imported.toString(), "--data", data.toString())).isZero();
    }
    server = LodelineServer.start(new Settings("127.0.0.1", 0, data, "", "", ""));
    browser = new Browser(server.url());
  }

  /** Points between 20° W and 60° E, and one that stands alone. */
  private static String rows() {
    StringBuilder text = new StringBuilder("name,commodity,lon,lat\nAlone,lithium,-100,40\n");
    Random random = new Random(1);
    for (int i = 1; i < POINTS; i++) {
      text.append("Well ").append(i).append(i % 3 == 0 ? ",copper," : ",lithium,");
      text.append(-20 + 80 * random.nextDouble()).append(',');
      text.append(-30 + 90 * random.nextDouble()).append('\n');
    }
    return text.toString();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @AfterEach
  void noPageComplains() {
    browser.assertNoComplaints();
  }

  @Test
  void itIsSwitchedOn_andCounted() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("layer-wells").click();
    assertThat(page.getByTestId("layer-wells")).containsText("20,000");
    assertThat(page.getByTestId("map")).hasAttribute("data-tiles", "whole");
    assertThat(page).hasURL(Pattern.compile("layers=.*wells"));
    page.context().close();
  }

  @Test
  void aMarkOfMany_tellsHowMany_andLeadsNearer() {
    Page page = browser.open("?layers=wells&center=20,15&zoom=4", WIDTH, HEIGHT);
    assertThat(page.getByTestId("map")).hasAttribute("data-tiles", "whole");
    hoverOverMark(page);
    assertThat(page.locator(".map-tip")).containsText("features");
    page.mouse().down();
    page.mouse().up();
    assertThat(page.getByTestId("map")).not().hasAttribute("data-zoom", "4");
    page.context().close();
  }

  @Test
  void aSingleFeature_opensByClick_andByItsLink() {
    Page page = browser.open("?layers=wells&center=-100,40&zoom=6", WIDTH, HEIGHT);
    assertThat(page.getByTestId("map")).hasAttribute("data-tiles", "whole");
    page.getByTestId("map").click();
    assertThat(page.getByTestId("detail-name")).hasText("Alone");
    String link = page.url().substring(page.url().indexOf('?'));
    Page other = browser.open(link, WIDTH, HEIGHT);
    assertThat(other.getByTestId("detail-name")).hasText("Alone");
    page.context().close();
    other.context().close();
  }

  @Test
  void aTip_isGone_whenTheMapMovesAwayUnderThePointer() {
    Page page = browser.open("?layers=wells&center=-100,40&zoom=6", WIDTH, HEIGHT);
    Locator map = page.getByTestId("map");
    assertThat(map).hasAttribute("data-tiles", "whole");
    map.focus();
    map.hover();
    assertThat(page.locator(".map-tip")).containsText("Alone");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".map-tip")).hasCount(0);
    page.context().close();
  }

  @Test
  void anUnknownFeature_isSaidToBeNone() {
    Page page = browser.open("?select=wells/nothing", WIDTH, HEIGHT);
    assertThat(page.getByTestId("detail")).containsText("nothing");
    browser.assertComplained("404");
    page.context().close();
  }

  @Test
  void aLayerAsLargeAsTheMrds_isPannedAtEveryZoom() {
    Page page =
        browser.open("?layers=mrds,deposits&center=-100,40&zoom=" + FARTHEST, WIDTH, HEIGHT);
    assertThat(page.getByTestId("layer-mrds")).containsText("304,000");
    page.getByTestId("map").focus();
    for (int zoom = FARTHEST; zoom < NEAREST; zoom++) {
      page.keyboard().press("ArrowRight");
      page.keyboard().press("ArrowUp");
      assertThat(page.getByTestId("map")).hasAttribute("data-tiles", "whole");
      String before = page.getByTestId("map").getAttribute("data-zoom");
      page.keyboard().press("Equal");
      assertThat(page.getByTestId("map")).not().hasAttribute("data-zoom", before);
      assertThat(page.getByTestId("map")).hasAttribute("data-tiles", "whole");
    }
    page.context().close();
  }

  @Test
  void aLayerAsLargeAsTheMrds_isDraggedAndWheeledNear_untilAFeatureIsFound() {
    Page page = browser.open("?layers=mrds&center=-100,40&zoom=" + FARTHEST, WIDTH, HEIGHT);
    Locator map = page.getByTestId("map");
    assertThat(map).hasAttribute("data-tiles", "whole");
    BoundingBox box = map.boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    for (int step = 0; zoomOf(page) < NEAREST; step++) {
      int to = step % 2 == 0 ? 160 : -160;
      page.mouse().move(x, y);
      page.mouse().down();
      page.mouse().move(x + to, y + to / 2.0, new Mouse.MoveOptions().setSteps(8));
      page.mouse().up();
      assertThat(map).hasAttribute("data-tiles", "whole");
      String before = map.getAttribute("data-zoom");
      page.mouse().move(x, y);
      page.mouse().wheel(0, -180);
      assertThat(map).not().hasAttribute("data-zoom", before);
      assertThat(map).hasAttribute("data-tiles", "whole");
    }
    hoverOverMark(page);
    String name = page.locator(".map-tip strong").textContent();
    page.mouse().down();
    page.mouse().up();
    assertThat(page.getByTestId("detail-name")).hasText(name);
    assertThat(page).hasURL(Pattern.compile("select=mrds(/|%2F)"));
    page.context().close();
  }

  private static double zoomOf(Page page) {
    return Double.parseDouble(page.getByTestId("map").getAttribute("data-zoom"));
  }

  /** Moves the pointer over the map until it lies on a mark. */
  private static void hoverOverMark(Page page) {
    BoundingBox map = page.getByTestId("map").boundingBox();
    page.mouse().move(0, 0);
    assertThat(page.locator(".map-tip")).hasCount(0); // the last one fades out
    // Line by line from the middle down: where the map was dragged to, marks may be far apart.
    for (int step = 0; step < 1500 && page.locator(".map-tip").count() == 0; step++) {
      double x = map.x + 60 + step % 150 * ((map.width - 120) / 150);
      double y = map.y + map.height / 2 + step / 150 * 17;
      page.mouse().move(x, y);
      page.waitForFunction("() => new Promise(requestAnimationFrame)");
    }
  }
}
