package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lodeline.server.TestServer;

/** Two places, and how goods get from one to the other. */
final class RouteToolIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void twoPlaces_byKeyboardAlone_tellTheWayAsTheServerDoes() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("toggle-route").focus();
    page.keyboard().press("Enter");
    page.getByTestId("route-from").focus();
    page.keyboard().type("altmark");
    page.keyboard().press("Enter");
    page.getByTestId("route-to").focus();
    page.keyboard().type("Shanghai");
    page.keyboard().press("Enter");

    JsonNode best = route("from=altmark&to=CNSHA&alternatives=4").path("features").path(0);
    assertThat(page.getByTestId("route-sentence"))
        .hasText(best.path("properties").path("summary").asText());
    assertThat(page).hasURL(Pattern.compile("panel=route.*from=altmark.*to=CNSHA"));
    page.context().close();
  }

  @Test
  void aPlace_isTakenFromTheMap() {
    Page page = browser.open("?panel=route&to=SGSIN&center=11,52&zoom=6", WIDTH, HEIGHT);
    page.getByTestId("route-from-pick").click();
    page.locator("[data-feature='deposits/altmark']").click();
    assertThat(page.getByTestId("route-from-chosen")).containsText("Altmark");
    assertThat(page.getByTestId("route-sentence")).containsText("Singapore");
    assertThat(page.getByTestId("detail")).isHidden();
    page.context().close();
  }

  @Test
  void aLink_reproducesTheWayChosen() {
    Page page = browser.open("?panel=route&from=altmark&to=CNSHA&way=1", WIDTH, HEIGHT);
    JsonNode second = route("from=altmark&to=CNSHA&alternatives=4").path("features").path(1);
    assertThat(page.getByTestId("route-sentence"))
        .hasText(second.path("properties").path("summary").asText());
    assertThat(page.getByTestId("way-1")).isChecked();
    page.getByTestId("way-0").check();
    assertThat(page).not().hasURL(Pattern.compile("way="));
    page.context().close();
  }

  @Test
  void theWays_areChosenByArrowKeys_oneAfterTheOther() {
    Page page = browser.open("?panel=route&from=altmark&to=CNSHA", WIDTH, HEIGHT);
    page.getByTestId("way-0").focus();
    for (int way = 1; way <= 2; way++) {
      page.keyboard().press("ArrowDown");
      assertThat(page.getByTestId("way-" + way)).isChecked();
      assertThat(page.getByTestId("way-" + way)).isFocused();
    }
    page.context().close();
  }

  @Test
  void aWayThatTheScenarioCloses_isNotTaken() {
    Page page = browser.open("?panel=route&from=NLRTM&to=SGSIN&closed=suez", WIDTH, HEIGHT);
    assertThat(page.getByTestId("route-sentence"))
        .hasText(
            route("from=NLRTM&to=SGSIN&closed=suez").path("properties").path("summary").asText());
    assertThat(page.getByTestId("route-sentence")).containsText("Cape of Good Hope");
    page.context().close();
  }

  @Test
  void whereThereIsNoWay_thePanelSaysSo() {
    Page page =
        browser.open("?panel=route&from=AEJEA&to=SGSIN&mode=sea&closed=hormuz", WIDTH, HEIGHT);
    assertThat(page.getByTestId("route-none")).isVisible();
    assertThat(page.getByTestId("route-download")).hasCount(0);
    page.context().close();
  }

  @Test
  void whatTheServerRefuses_isSaidInItsWords() {
    Page page = browser.newPage(WIDTH, HEIGHT);
    page.navigate(TestServer.url("?panel=route&from=nowhere&to=SGSIN"));
    assertThat(page.getByTestId("route-result").getByRole(AriaRole.ALERT)).containsText("nowhere");
    browser.assertComplained("404");
    page.context().close();
  }

  private static JsonNode route(String query) {
    return TestServer.json("supply/route?" + query);
  }
}
