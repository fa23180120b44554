package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/** Panels that open, close and are drawn anew, and where the keyboard is while they do. */
final class PanelsIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  @RegisterExtension static final Browser browser = new Browser();

  @ParameterizedTest
  @ValueSource(strings = {"what-if", "route", "timeline", "table"})
  void aPanelThatIsClosed_givesTheFocusBackToWhatOpenedIt(String panel) {
    Page page = browser.open("", WIDTH, HEIGHT);
    Locator toggle = page.getByTestId("toggle-" + panel);
    toggle.focus();
    page.keyboard().press("Enter");
    page.getByTestId("close-" + panel).focus();
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("close-" + panel)).isHidden();
    assertThat(toggle).isFocused();
    page.context().close();
  }

  @Test
  void aDetailThatIsClosed_givesTheFocusBackToItsMark() {
    Page page = browser.open("?center=11,52&zoom=6", WIDTH, HEIGHT);
    page.locator("[data-feature='deposits/altmark']").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("detail-name")).isFocused();
    page.keyboard().press("Escape");
    assertThat(page.locator("[data-feature='deposits/altmark']")).isFocused();
    page.context().close();
  }

  @Test
  void aDetailThatCoveredThePanelItWasOpenedFrom_givesTheFocusBackInThere() {
    Page page =
        browser.open("?panel=what-if&commodity=gallium&importer=USA&at=2025-10-10", WIDTH, HEIGHT);
    Locator link = page.locator("[data-testid=figure-gap] .projects .link").first();
    String text = link.textContent();
    link.focus();
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("detail-name")).isFocused();
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("what-if")).isVisible();
    assertThat(page.locator(":focus")).hasText(text);
    page.context().close();
  }

  @Test
  void aFilterThatIsTakenAway_leavesTheFocusWithTheNextOne() {
    Page page =
        browser.open(
            "?commodity=lithium,cobalt&filter=status IN ('producing')&country=AUS", WIDTH, HEIGHT);
    page.getByTestId("chip-lithium").focus();
    for (String next : new String[] {"chip-cobalt", "chip-country", "chip-status"}) {
      page.keyboard().press("Enter");
      assertThat(page.getByTestId(next)).isFocused();
    }
    page.keyboard().press("Enter");
    assertThat(page.locator(".filters .panel__body")).isFocused();
    page.context().close();
  }

  @Test
  void whatArrivesLater_leavesTheReaderOfADetailWhereTheyWere() {
    Page page = browser.newPage(WIDTH, HEIGHT);
    CompletableFuture<Route> ports = new CompletableFuture<>();
    page.route("**/layers/ports.geojson", ports::complete);
    page.navigate(TestServer.url("?select=deposits/altmark"));
    Locator row = page.getByTestId("near").locator("button").last();
    row.focus();
    String name = row.textContent();
    Object scrolled =
        page.evaluate("() => document.querySelector('.detail .panel__body').scrollTop");
    assertThat((Integer) scrolled).isPositive();
    ports.join().resume();
    page.waitForSelector("html[data-ready=true]");
    assertThat(page.getByTestId("near")).containsText("Ports");
    assertThat(page.locator(":focus")).hasText(name);
    assertThat(page.evaluate("() => document.querySelector('.detail .panel__body').scrollTop"))
        .isEqualTo(scrolled);
    page.context().close();
  }

  @Test
  void aPanelWhoseModulesDoNotCome_saysSo_andCanBeTriedAgain() {
    Page page = browser.newPage(WIDTH, HEIGHT);
    page.route("**/js/ui/route.js", Route::abort);
    page.navigate(TestServer.url("?panel=route"));
    Locator retry = page.getByTestId("retry-panel");
    assertThat(retry).isVisible();
    page.unroute("**/js/ui/route.js");
    retry.click();
    assertThat(page.getByTestId("route-from")).isVisible();
    browser.assertComplained("ERR_FAILED");
    page.context().close();
  }
}
