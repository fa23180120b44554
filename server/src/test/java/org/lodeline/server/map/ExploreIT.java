package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/**
 * Filters, the table, search and drawing, as people use them: by mouse, by keyboard, on a phone.
 */
final class ExploreIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  /** More presses of Tab than there are places to go. */
  private static final int MOST_TABS = 250;

  /** Producing rare earths outside China with at least 50 Mt, as the server is asked for them. */
  private static final String RARE_EARTHS_ELSEWHERE =
      "A_OVERLAPS(commodities, ('rare-earths','rare-earths-light','rare-earths-heavy'))"
          + " AND country <> 'CHN' AND status = 'producing' AND resource_mt >= 50";

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void producingRareEarthsOutsideChina_areTheFileThatTheServerAnswers() throws IOException {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("commodity-rare-earths").click();
    page.getByTestId("country-except").click();
    page.getByTestId("country").fill("china");
    page.locator("[data-key=CHN]").click();
    page.getByTestId("scope").click();
    open(page.getByTestId("facet-status"));
    page.getByTestId("status-producing").check();
    open(page.getByTestId("facet-resource_mt"));
    page.getByTestId("resource_mt-least").fill("50");
    page.getByTestId("resource_mt-least").press("Enter");
    page.getByTestId("toggle-table").click();
    List<String> wanted = idsOf(RARE_EARTHS_ELSEWHERE);
    assertThat(wanted).contains("mount-weld").hasSizeGreaterThan(1);
    assertThat(page.getByTestId("table-count"))
        .hasText(wanted.size() + " of " + TestServer.count("deposits"));
    assertThat(page.getByTestId("chip-resource_mt")).containsText("50");
    page.getByTestId("download").locator("summary").click();
    assertThat(downloaded(page, "csv")).isEqualTo(wanted);
    page.context().close();
  }

  @Test
  void producingRareEarthsOutsideChina_areFoundByKeyboardAlone() throws IOException {
    Page page = browser.open("", WIDTH, HEIGHT);
    tabTo(page, "commodity-rare-earths");
    page.keyboard().press("Space");
    tabTo(page, "country-except");
    page.keyboard().press("Enter");
    tabTo(page, "country");
    page.keyboard().type("china");
    assertThat(page.locator("[data-key=CHN]")).isVisible();
    page.keyboard().press("Enter");
    tabTo(page, "scope");
    page.keyboard().press("Space");
    tabToSummary(page, "facet-status");
    page.keyboard().press("Enter");
    tabTo(page, "status-producing");
    page.keyboard().press("Space");
    tabToSummary(page, "facet-resource_mt");
    page.keyboard().press("Enter");
    tabTo(page, "resource_mt-least");
    page.keyboard().type("50");
    tabBackTo(page, "toggle-table");
    page.keyboard().press("Enter");
    List<String> wanted = idsOf(RARE_EARTHS_ELSEWHERE);
    assertThat(page.getByTestId("table-count"))
        .hasText(wanted.size() + " of " + TestServer.count("deposits"));
    tabToSummary(page, "download");
    page.keyboard().press("Enter");
    tabTo(page, "download-csv");
    Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
    assertThat(ids(download)).isEqualTo(wanted);
    tabTo(page, "grid");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("select=deposits/" + wanted.get(0)));
    page.context().close();
  }

  @Test
  void altmark_isFoundWithItsCorridors_byKeyboardAlone() {
    Page page = browser.open("", WIDTH, HEIGHT);
    tabTo(page, "search");
    page.keyboard().type("neptune energy lithium");
    assertThat(page.locator("#search-list [data-key='deposits/altmark']")).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("detail-name")).containsText("Altmark");
    assertThat(page.getByTestId("detail-name")).isFocused();
    tabUntil(page, "document.activeElement.dataset.corridor === 'potential-altmark'", "Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("detail-name")).containsText("Bitterfeld");
    page.context().close();
  }

  @Test
  void aMeasure_isFoundThoughItsLayerIsNotOnTheMap() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("search").fill("announcement 23 of 2023");
    page.locator("#search-list [data-key^='measures/']").first().click();
    assertThat(page.getByTestId("detail-name")).containsText("23 of 2023");
    assertThat(page.locator("[data-field=in_force_from]")).isVisible();
    page.reload();
    assertThat(page.getByTestId("detail-name")).containsText("23 of 2023");
    page.context().close();
  }

  @Test
  void aLink_reproducesFiltersTableOrderAndDrawnArea() {
    String link =
        "?center=135,-26&zoom=4&commodity=lithium,copper"
            + "&filter="
            + encoded("status IN ('producing','development') AND start_year >= 1980")
            + "&within="
            + encoded("CIRCLE(120 -28,1500)")
            + "&drawer=table&sortby=-start_year";
    Page page = browser.open(link, WIDTH, HEIGHT);
    assertThat(page.getByTestId("chip-status")).containsText("Producing");
    assertThat(page.getByTestId("chip-start_year")).containsText("1980");
    assertThat(page.getByTestId("chip-within")).isVisible();
    assertThat(page.locator("path.drawn--area").first()).isAttached();
    assertThat(page.locator(".grid__sort[data-order=descending]")).hasText("Start year");
    page.waitForCondition(() -> page.locator(".grid__row").count() > 3);
    List<String> shown = rowIds(page);
    String count = page.getByTestId("table-count").textContent();
    page.waitForURL(Pattern.compile("within=CIRCLE"));
    String address = page.url();
    Page other = browser.newPage(WIDTH, HEIGHT);
    other.navigate(address);
    other.waitForSelector("html[data-ready=true]");
    assertThat(other.getByTestId("table-count")).hasText(count);
    assertThat(rowIds(other)).isEqualTo(shown);
    assertThat(other.url()).isEqualTo(address);
    page.context().close();
    other.context().close();
  }

  @Test
  void aDrawnRectangle_leavesTheRowsThatTheFileHas() throws IOException {
    Page page = browser.open("?center=20,48&zoom=4&drawer=table&sortby=name", WIDTH, HEIGHT);
    page.getByTestId("tool-box").click();
    drag(page, 0.3, 0.3, 0.6, 0.8);
    assertThat(page).hasURL(Pattern.compile("within=BBOX"));
    assertThat(page.getByTestId("chip-within")).isVisible();
    assertThat(page.getByTestId("tool-panel")).isHidden();
    List<String> rows = rowIds(page);
    assertThat(rows).hasSizeGreaterThan(3);
    page.getByTestId("download").locator("summary").click();
    assertThat(downloaded(page, "csv")).isEqualTo(rows);
    page.getByTestId("chip-within").click();
    assertThat(page.getByTestId("table-count"))
        .not()
        .hasText(rows.size() + " in view, of " + TestServer.count("deposits"));
    page.context().close();
  }

  @Test
  void aRectangleWhoseDragEndsOnAControl_isDrawnAllTheSame() {
    Page page = browser.open("?center=20,48&zoom=4", WIDTH, HEIGHT);
    page.getByTestId("tool-box").click();
    BoundingBox map = page.getByTestId("map").boundingBox();
    BoundingBox control = page.locator(".leaflet-control-zoom-in").boundingBox();
    page.mouse().move(map.x + map.width / 2, map.y + map.height / 2);
    page.mouse().down();
    page.mouse().move(control.x + control.width / 2, control.y + control.height / 2);
    page.mouse().up();
    assertThat(page).hasURL(Pattern.compile("within=BBOX"));
    page.context().close();
  }

  @Test
  void aPolygon_closesOnItsFirstCorner_andChoosesNothingMeanwhile() {
    Page page = browser.open("?center=11,52&zoom=6", WIDTH, HEIGHT);
    page.getByTestId("tool-polygon").click();
    for (double[] corner : new double[][] {{0.5, 0.5}, {0.7, 0.3}, {0.8, 0.7}, {0.5, 0.5}}) {
      click(page, corner[0], corner[1]);
    }
    assertThat(page).hasURL(Pattern.compile("within=POLYGON"));
    assertThat(page.getByTestId("detail")).isHidden();
    page.context().close();
  }

  @Test
  void anAreaAndARadius_areChosenByKeyboardAlone() {
    Page page = browser.open("?center=11,52&zoom=6&drawer=table", WIDTH, HEIGHT);
    tabTo(page, "tool-box");
    page.keyboard().press("Enter");
    tabTo(page, "tool-view");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("within=BBOX"));
    tabBackTo(page, "tool-circle");
    page.keyboard().press("Enter");
    tabTo(page, "circle-lat");
    page.keyboard().type("52.85");
    page.keyboard().press("Tab");
    page.keyboard().type("11.15");
    page.keyboard().press("Tab");
    page.keyboard().type("20");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("within=CIRCLE\\(11.15%2052.85,20\\)"));
    assertThat(page.locator(".grid__row")).hasCount(1);
    assertThat(page.locator(".grid__row")).hasAttribute("data-id", "altmark");
    page.context().close();
  }

  @Test
  void distancesAndAreas_areMeasuredLive_andEscapeEnds() {
    Page page = browser.open("?center=11,52&zoom=6", WIDTH, HEIGHT);
    page.getByTestId("tool-distance").click();
    click(page, 0.4, 0.5);
    move(page, 0.6, 0.5);
    assertThat(page.getByTestId("measure")).hasText(Pattern.compile("\\d{3}.*km"));
    page.getByTestId("tool-area").click();
    click(page, 0.4, 0.4);
    click(page, 0.6, 0.4);
    move(page, 0.5, 0.7);
    assertThat(page.getByTestId("measure")).hasText(Pattern.compile("km², .*km around"));
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("tool-panel")).isHidden();
    page.getByTestId("map").focus();
    page.keyboard().press("c");
    assertThat(page.getByTestId("notice"))
        .hasText(Pattern.compile("copied: 1\\d\\.\\d{5},\\d\\d\\.\\d{5}"));
    assertThat(page.getByTestId("cursor-position")).hasText(Pattern.compile("\\d° ?.?N, .*E"));
    page.context().close();
  }

  @Test
  void aRowAndItsMark_showEachOther() {
    Page page = browser.open("?center=11,52&zoom=6&drawer=table&sortby=name", WIDTH, HEIGHT);
    page.locator(".grid__row[data-id=altmark]").hover();
    assertThat(page.locator("[data-feature='deposits/altmark']"))
        .hasClass(Pattern.compile("is-pointed"));
    page.locator("[data-feature='deposits/altmark']").hover();
    assertThat(page.locator(".grid__row[data-id=altmark]")).hasClass(Pattern.compile("is-pointed"));
    page.locator(".grid__row[data-id=altmark]").click();
    assertThat(page.getByTestId("detail-name")).containsText("Altmark");
    assertThat(page.locator(".grid__row[data-id=altmark]")).hasAttribute("aria-selected", "true");
    page.context().close();
  }

  @Test
  void theTable_hasOnlyTheRowsInSight_andItsHeightFollowsTheKeys() {
    Page page = browser.open("?drawer=table&scope=all", WIDTH, HEIGHT);
    int rows = TestServer.count("deposits") + 1;
    assertThat(page.getByTestId("grid")).hasAttribute("aria-rowcount", "" + rows);
    assertThat(page.locator(".grid__row").count()).isLessThan(40);
    tabTo(page, "grid");
    page.keyboard().press("End");
    assertThat(page.locator(".grid__row[aria-rowindex='" + rows + "']")).isInViewport();
    double before = page.getByTestId("table").boundingBox().height;
    tabBackTo(page, "drawer-edge");
    page.keyboard().press("ArrowUp");
    assertThat(page.getByTestId("table").boundingBox().height).isGreaterThan(before);
    page.getByTestId("close-table").click();
    assertThat(page.getByTestId("table")).isHidden();
    page.context().close();
  }

  @Test
  void aFilterThatOnlyTheServerUnderstands_isAChip_andLeavesWhatTheServerFinds() {
    String filter = "start_year > 2015 OR name LIKE 'M%'";
    Page page = browser.open("?filter=" + encoded(filter), WIDTH, HEIGHT);
    assertThat(page.getByTestId("chip-custom")).containsText("start_year > 2015");
    assertThat(page.getByTestId("summary")).containsText(idsOf(filter).size() + " deposits");
    page.getByTestId("chip-custom").click();
    assertThat(page.getByTestId("summary"))
        .containsText(TestServer.count("deposits") + " deposits");
    page.context().close();
  }

  @Test
  void theHandlesOfARange_moveByKeys_andTellWhatTheyLeaveOut() {
    Page page = browser.open("", WIDTH, HEIGHT);
    open(page.getByTestId("facet-start_year"));
    page.getByTestId("start_year-least-handle").focus();
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("PageUp");
    }
    assertThat(page).hasURL(Pattern.compile("filter=start_year"));
    assertThat(page.getByTestId("start_year-unknown")).containsText("not known");
    page.getByTestId("clear-filters").first().click();
    assertThat(page.getByTestId("summary"))
        .containsText(TestServer.count("deposits") + " deposits");
    assertThat(page.getByTestId("start_year-least")).hasValue("");
    page.context().close();
  }

  @Test
  void aLinkThatMakesNoSense_isReadAsFarAsItDoes() {
    Page page =
        browser.open(
            "?drawer=table&table=countries&sortby=nonsense&within=BBOX(9)&scope=all&filter="
                + encoded("<b>x</b> IN ('<img src=x>') AND nothing >= 5"),
            WIDTH,
            HEIGHT);
    assertThat(page.getByTestId("table-count"))
        .hasText(TestServer.count("deposits") + " of " + TestServer.count("deposits"));
    assertThat(page.getByTestId("table-layer")).hasValue("deposits");
    assertThat(page.getByTestId("chip-within")).hasCount(0);
    assertThat(page.locator("img[src=x]")).hasCount(0);
    page.context().close();
  }

  @Test
  void aBloc_setsItsCountries() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("bloc-AUKUS").click();
    int deposits =
        TestServer.json("layers/deposits.geojson?country=AUS,GBR,USA").path("features").size();
    assertThat(page.getByTestId("summary")).containsText(deposits + " deposits");
    assertThat(page.getByTestId("chip-country")).hasText("AUKUS");
    page.context().close();
  }

  @Test
  void onAPhone_filtersTableAndDownloadWork() throws IOException {
    Page page = browser.open("?country=AUS&scope=all", PHONE_WIDTH, PHONE_HEIGHT);
    page.getByTestId("sheet-grip").tap();
    page.getByTestId("sheet-grip").tap();
    open(page.getByTestId("facet-status"));
    page.getByTestId("status-producing").check();
    page.getByTestId("toggle-table").tap();
    assertThat(page.getByTestId("grid")).isInViewport();
    List<String> wanted = idsOf("country = 'AUS' AND status = 'producing'");
    assertThat(page.getByTestId("table-count"))
        .hasText(wanted.size() + " of " + TestServer.count("deposits"));
    page.getByTestId("download").locator("summary").tap();
    assertThat(downloaded(page, "csv")).isEqualTo(wanted);
    page.locator(".grid__row").first().tap();
    assertThat(page.getByTestId("detail-name")).isInViewport();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void thePanels_areAccessible(String theme) {
    Page page =
        browser.open(
            "?theme="
                + theme
                + "&drawer=table&sortby=name&country=AUS,CHL&filter="
                + encoded("status IN ('producing') AND start_year >= 1990 AND grade > 0"),
            WIDTH,
            HEIGHT);
    page.getByTestId("tool-circle").click();
    page.getByTestId("search").fill("lynas");
    assertThat(page.locator("#search-list [role=option]").first()).isVisible();
    assertThat(
            new AxeBuilder(page)
                .include(List.of(".filters", ".table", ".map-tools", ".topbar"))
                .analyze()
                .getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
    page.context().close();
  }

  private static void open(Locator facet) {
    facet.locator("summary").click();
  }

  private static void tabTo(Page page, String testId) {
    tabUntil(page, "document.activeElement.dataset.testid === '" + testId + "'", "Tab");
  }

  private static void tabBackTo(Page page, String testId) {
    tabUntil(page, "document.activeElement.dataset.testid === '" + testId + "'", "Shift+Tab");
  }

  private static void tabToSummary(Page page, String testId) {
    tabUntil(
        page, "document.activeElement.matches('[data-testid=" + testId + "] > summary')", "Tab");
  }

  private static void tabUntil(Page page, String condition, String key) {
    for (int i = 0; i < MOST_TABS; i++) {
      if ((boolean) page.evaluate(condition)) {
        return;
      }
      page.keyboard().press(key);
    }
    throw new AssertionError(key + " never reaches " + condition);
  }

  private static double[] at(Page page, double x, double y) {
    BoundingBox map = page.getByTestId("map").boundingBox();
    return new double[] {map.x + map.width * x, map.y + map.height * y};
  }

  private static void move(Page page, double x, double y) {
    double[] place = at(page, x, y);
    page.mouse().move(place[0], place[1]);
  }

  private static void click(Page page, double x, double y) {
    double[] place = at(page, x, y);
    page.mouse().click(place[0], place[1]);
  }

  private static void drag(Page page, double x, double y, double toX, double toY) {
    move(page, x, y);
    page.mouse().down();
    move(page, toX, toY);
    page.mouse().up();
  }

  private static List<String> rowIds(Page page) {
    List<String> ids = new ArrayList<>();
    for (Locator row : page.locator(".grid__row").all()) {
      ids.add(String.valueOf(row.getAttribute("data-id")));
    }
    return ids;
  }

  private static List<String> downloaded(Page page, String extension) throws IOException {
    return ids(page.waitForDownload(() -> page.getByTestId("download-" + extension).click()));
  }

  private static List<String> ids(Download download) throws IOException {
    // No bundled source is quoted over several lines.
    return Files.readAllLines(download.path()).stream()
        .skip(1)
        .map(line -> line.replaceFirst(",.*", ""))
        .toList();
  }

  private static List<String> idsOf(String filter) {
    return StreamSupport.stream(
            TestServer.json("ogc/collections/deposits/items?limit=1000&filter=" + encoded(filter))
                .path("features")
                .spliterator(),
            false)
        .map(feature -> feature.path("id").asText())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
