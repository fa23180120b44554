package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/** What happens when a strait closes or a country bans an export, asked and read on the map. */
final class WhatIfIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final String SOUTH_EAST_ASIA = "?center=110,10&zoom=4";
  private static final String ANTIMONY =
      "?commodity=antimony&importer=USA&panel=what-if&drawer=timeline"
          + "&at=2025-10-10&vs-at=2025-11-30";

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void closingMalaccaByMouse_tellsWhatItDoesToJapan() {
    Page page = browser.open(SOUTH_EAST_ASIA, WIDTH, HEIGHT);
    page.getByTestId("toggle-what-if").click();
    page.locator("[data-feature='passages/malacca']").click();
    assertThat(page.locator("[data-feature='passages/malacca'].is-closed")).isVisible();
    page.getByTestId("view-as-JPN").click();

    assertThat(page).hasURL(Pattern.compile("closed=malacca"));
    tellsWhatItDoesToJapan(page);
    page.context().close();
  }

  @Test
  void closingMalaccaByKeyboardAlone_tellsWhatItDoesToJapan() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("toggle-what-if").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".what-if__title")).isFocused();
    tabTo(page, page.getByTestId("fold-passages").locator("summary"));
    page.keyboard().press("Enter");
    tabTo(page, page.getByTestId("close-malacca"));
    page.keyboard().press("Space");
    assertThat(page.getByTestId("close-malacca")).hasAttribute("aria-pressed", "true");
    tabTo(page, page.getByTestId("view-as-JPN"));
    page.keyboard().press("Space");

    tellsWhatItDoesToJapan(page);
    page.context().close();
  }

  private static void tellsWhatItDoesToJapan(Page page) {
    JsonNode summary = TestServer.json("supply/summary?closed=malacca");
    JsonNode japans = TestServer.json("supply/summary?closed=malacca&country=JPN");
    JsonNode exposure = TestServer.json("supply/exposure?closed=malacca&importer=JPN");
    assertThat(page.getByTestId("outcome")).hasText(summary.path("summary").asText());
    assertThat(page.getByTestId("figure-exposure")).containsText(exposure.path("summary").asText());
    for (String status : List.of("open", "licensed", "rerouted", "restricted", "unreachable")) {
      assertThat(page.getByTestId("whole-" + status).locator("td"))
          .hasText(summary.path("rows").path(0).path(status).asText());
      assertThat(page.getByTestId("part-" + status).locator("td"))
          .hasText(japans.path("rows").path(0).path(status).asText());
    }
    for (JsonNode row : exposure.path("rows")) {
      Locator supply =
          page.getByTestId(
              "supply-JPN-" + row.path("commodity").asText() + "-" + row.path("stage").asText());
      assertThat(supply).isVisible();
      if (!row.path("passage").isNull()) {
        long percent = Math.round(100 * row.path("exposed_share").asDouble());
        assertThat(supply).containsText(percent + "%");
      }
    }
  }

  @Test
  void antimonyToTheUnitedStates_isForbiddenInOctober2025_andLicensedInNovember() {
    Page page = browser.open("?commodity=antimony&panel=what-if", WIDTH, HEIGHT);
    page.getByTestId("view-as-USA").click();
    page.getByTestId("what-if-day").fill("2025-10-10");
    page.getByTestId("compare-with").selectOption("copy");
    page.getByTestId("what-if-day").fill("2025-11-30");

    assertThat(page).hasURL(Pattern.compile("at=2025-10-10.*vs-at=2025-11-30"));
    comparesAntimony(page);
    page.context().close();
  }

  @Test
  void antimonyIsCompared_byKeyboardAlone() {
    Page page = browser.open("?commodity=antimony&importer=USA&at=2025-10-09", WIDTH, HEIGHT);
    page.getByTestId("toggle-what-if").focus();
    page.keyboard().press("Enter");
    tabTo(page, page.getByTestId("to-timeline"));
    page.keyboard().press("Enter");
    tabTo(page, page.getByTestId("day-assume"));
    page.keyboard().press("ArrowRight");
    assertThat(page).hasURL(Pattern.compile("[?&]at=2025-10-10"));
    tabTo(page, page.getByTestId("compare-with"));
    page.keyboard().type("A copy");
    page.keyboard().press("Enter");
    tabTo(page, page.getByTestId("day-versus"));
    page.keyboard().press("PageUp");
    for (int day = 10; day < 30; day++) {
      page.keyboard().press("ArrowRight");
    }
    assertThat(page).hasURL(Pattern.compile("vs-at=2025-11-30"));
    comparesAntimony(page);
    page.context().close();
  }

  private static void comparesAntimony(Page page) {
    for (String day : List.of("2025-10-10", "2025-11-30")) {
      String scenario = "commodity=antimony&at=" + day;
      String side = day.equals("2025-10-10") ? "assume" : "versus";
      assertThat(page.locator(".outcome__line[data-side=" + side + "]"))
          .containsText(TestServer.json("supply/summary?" + scenario).path("summary").asText());
      assertThat(
              page.getByTestId("figure-exposure")
                  .locator(".figure__sentence[data-side=" + side + "]")
                  .first())
          .containsText(
              TestServer.json("supply/exposure?importer=USA&" + scenario).path("summary").asText());
    }
    // China sends antimony oxide, and metal.
    assertThat(page.getByTestId("whole-restricted").locator("td"))
        .hasText(new String[] {"2", "0", "-2"});
    assertThat(page.getByTestId("whole-licensed").locator("td"))
        .hasText(new String[] {"0", "2", "+2"});
    assertThat(page.locator("[data-testid^=lost-USA-antimony]").first()).containsText("0%");
  }

  @Test
  void aChosenLine_saysWhatTheScenarioMakesOfIt_andLeadsToTheMeasure() {
    Page page = browser.open("?at=2025-10-10&select=corridors/antimony-chn-usa", WIDTH, HEIGHT);
    assertThat(page.getByTestId("corridor-outcome")).containsText("Restricted");
    page.getByTestId("go-measures-cn-us-ban-2024").click();
    assertThat(page.getByTestId("detail-name")).containsText("Announcement 46 of 2024");
    assertThat(page.locator("[data-field=suspended_to]")).containsText("2026");
    page.goBack();
    assertThat(page.getByTestId("detail-name")).containsText("Antimony, China to United States");
    page.context().close();
  }

  @Test
  void aBan_isBuiltByKeyboard_andShowsTheConcentrationOfTheRest() {
    Page page = browser.open("?commodity=gallium&panel=what-if", WIDTH, HEIGHT);
    page.getByTestId("fold-bans").locator("summary").click();
    page.getByTestId("ban-actor").fill("china");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("ban-commodity")).isFocused();
    assertThat(page.getByTestId("ban-commodity")).hasValue("gallium");
    page.getByTestId("ban-targets").fill("united states");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("add-ban")).isFocused();
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile("ban=CHN:gallium:USA"));
    assertThat(page.getByTestId("assumed")).containsText("China bans Gallium to United States");
    String question = "commodity=gallium&ban=CHN:gallium:USA";
    assertThat(page.getByTestId("figure-concentration"))
        .containsText(TestServer.json("supply/concentration?" + question).path("summary").asText());
    assertThat(page.getByTestId("figure-gap"))
        .containsText(
            TestServer.json("supply/alternatives?stage=refined&" + question)
                .path("summary")
                .asText());
    String file = page.getByTestId("csv-concentration-assume").getAttribute("href");
    assertThat(TestServer.get(file).body()).startsWith("commodity,stage,");
    page.context().close();
  }

  @Test
  void aLink_reproducesEveryPanelAndNumber() {
    Page first =
        browser.open(ANTIMONY + "&closed=malacca&vs-ban=CHN:antimony:*&split=30", WIDTH, HEIGHT);
    readyFigures(first);
    Page second = browser.newPage(WIDTH, HEIGHT);
    second.navigate(first.url());
    readyFigures(second);
    for (String part : List.of("what-if", "timeline", "outcome")) {
      assertThat(second.getByTestId(part).innerText())
          .isEqualTo(first.getByTestId(part).innerText());
    }
    assertThat(second.getByTestId("swipe")).hasAttribute("aria-valuenow", "30");
    first.context().close();
    second.context().close();
  }

  private static void readyFigures(Page page) {
    for (String figure : List.of("corridors", "exposure", "concentration", "flows", "gap")) {
      assertThat(page.getByTestId("figure-" + figure).locator(".figure__sentence").first())
          .isVisible();
    }
    assertThat(page.getByTestId("timeline-sum")).not().isEmpty();
    assertThat(page.locator(".outcome__line")).hasCount(2);
  }

  @Test
  void back_undoesWhatWasAssumed_stepByStep() {
    Page page = browser.open("?panel=what-if", WIDTH, HEIGHT);
    page.getByTestId("named-scenario").selectOption("malacca-closed");
    assertThat(page.locator("[data-feature='passages/malacca'].is-closed")).isAttached();
    page.getByTestId("fold-passages").locator("summary").click();
    page.getByTestId("close-suez").click();
    assertThat(page.getByTestId("assumed").locator("li")).hasCount(2);
    page.goBack();
    assertThat(page.getByTestId("assumed").locator("li")).hasCount(1);
    page.goBack();
    assertThat(page.getByTestId("assumed").locator("li")).hasCount(0);
    assertThat(page.getByTestId("outcome")).isEmpty();
    page.context().close();
  }

  @Test
  void openingAPassageOfANamedScenario_writesTheScenarioOut() {
    Page page = browser.open("?panel=what-if&scenario=suez-and-babelmandeb-2024", WIDTH, HEIGHT);
    page.getByTestId("fold-passages").locator("summary").click();
    page.getByTestId("close-suez").click();
    assertThat(page).hasURL(Pattern.compile("closed=babelmandeb"));
    assertThat(page).not().hasURL(Pattern.compile("scenario="));
    page.context().close();
  }

  @Test
  void theSwipe_movesByKeysAndMouse() {
    Page page = browser.open("?closed=malacca&vs=none", WIDTH, HEIGHT);
    Locator swipe = page.getByTestId("swipe");
    swipe.focus();
    page.keyboard().press("ArrowLeft");
    assertThat(swipe).hasAttribute("aria-valuenow", "48");
    assertThat(page).hasURL(Pattern.compile("split=48"));
    var box = swipe.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(400, 400);
    page.mouse().up();
    assertThat(swipe).hasAttribute("aria-valuenow", "10");
    page.context().close();
  }

  @Test
  void theTimeLine_isReadByKeyboard_onItsAxisAndAsAList() {
    Page page = browser.open("?commodity=antimony", WIDTH, HEIGHT);
    page.getByTestId("toggle-timeline").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".time-line__title")).isFocused();
    int measures =
        TestServer.json("layers/measures.geojson?commodity=antimony").path("features").size();
    assertThat(page.locator(".axis__mark")).hasCount(measures);
    tabTo(page, page.locator(".axis__mark").first());
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".axis__mark").nth(1)).isFocused();
    assertThat(page.locator(".time-line__readout"))
        .hasText(String.valueOf(page.locator(".axis__mark").nth(1).getAttribute("aria-label")));
    page.getByTestId("timeline-list").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".measures__item")).hasCount(measures);
    tabTo(page, page.locator("[data-measure=cn-us-ban-2024]"));
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("detail-name")).containsText("Announcement 46 of 2024");
    page.context().close();
  }

  @Test
  void theSentenceOnTheMap_saysWhereTheFilterGoesFurtherThanItCounts() {
    Page page = browser.open("?closed=suez&country=AUS", WIDTH, HEIGHT);
    assertThat(page.locator(".outcome__line")).hasCount(1);
    assertThat(page.locator(".outcome__note")).hasCount(0);
    page.context().close();
    Page filtered = browser.open("?closed=suez&filter=sea_km >= 5000", WIDTH, HEIGHT);
    assertThat(filtered.locator(".outcome__note")).containsText("not only those of the filter");
    filtered.context().close();
  }

  @Test
  void figuresThatFail_sayWhy_andCanBeTriedAgain() {
    Page page = browser.newPage(WIDTH, HEIGHT);
    // Answered with 200, as the browser itself complains of any other status.
    page.route(
        "**/supply/exposure*",
        route -> route.fulfill(new Route.FulfillOptions().setBody("not JSON")));
    page.navigate(TestServer.url("?closed=suez&panel=what-if"));
    assertThat(page.getByTestId("figure-exposure")).containsText("could not be loaded");
    page.unroute("**/supply/exposure*");
    page.getByTestId("retry-exposure").click();
    assertThat(page.getByTestId("figure-exposure").locator(".figure__sentence"))
        .hasText(TestServer.json("supply/exposure?closed=suez").path("summary").asText());
    page.context().close();
  }

  @Test
  void onAPhone_theSheetShowsTheWhatIf_andThenTheTimeLine() {
    Page page = browser.open("", PHONE_WIDTH, PHONE_HEIGHT);
    page.getByTestId("toggle-what-if").tap();
    page.getByTestId("fold-passages").locator("summary").tap();
    page.getByTestId("close-malacca").tap();
    page.getByTestId("view-as-JPN").tap();
    tellsWhatItDoesToJapan(page);
    page.getByTestId("toggle-timeline").tap();
    assertThat(page.getByTestId("timeline")).isVisible();
    assertThat(page.getByTestId("what-if")).isHidden();
    page.getByTestId("timeline-day").fill("2025-10-10");
    assertThat(page).hasURL(Pattern.compile("at=2025-10-10"));
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void nothingOfIt_breaksTheAccessibilityGuidelines(String theme) {
    for (int width : List.of(WIDTH, PHONE_WIDTH)) {
      for (String view : List.of(ANTIMONY, ANTIMONY.replace("&panel=what-if", ""))) {
        Page page = browser.open(view + "&theme=" + theme, width, HEIGHT);
        assertThat(page.locator(".outcome__line")).hasCount(2);
        for (Locator summary : page.locator(".what-if summary:visible").all()) {
          summary.click();
        }
        assertThat(
                new AxeBuilder(page)
                    .include(List.of(".what-if"))
                    .include(List.of(".time-line"))
                    .include(List.of(".outcome"))
                    .include(List.of(".swipe"))
                    .include(List.of(".topbar"))
                    .withTags(WCAG)
                    .analyze()
                    .getViolations())
            .as(theme + " " + width)
            .isEmpty();
        page.context().close();
      }
    }
  }

  /** Presses Tab until an element has the focus, as somebody without a mouse does. */
  private static void tabTo(Page page, Locator wanted) {
    for (int i = 0; i < 250; i++) {
      if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the Tab key does not reach " + wanted);
  }
}
