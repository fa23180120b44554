package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lodeline.server.TestServer;

final class MapIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void theMap_loads_withDepositsInClusters() {
    Page page = browser.open("", WIDTH, HEIGHT);
    assertThat(page.locator(".map-mark:has(.mark--cluster)").count()).isGreaterThan(10);
    assertThat(page.getByTestId("summary"))
        .containsText(TestServer.count("deposits") + " deposits");
    assertThat(page.getByTestId("attribution")).containsText("Natural Earth");
    page.context().close();
  }

  @Test
  void searching_findsAltmark_andShowsItsDetails() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("search").fill("altmark");
    page.locator("[data-key='deposits/altmark']").click();
    assertThat(page.getByTestId("detail-name")).containsText("Altmark lithium brines");
    assertThat(page.locator("[data-field=contained_kt]")).containsText("43,000");
    assertThat(page.locator("[data-field=contained_kt]")).containsText("LCE");
    Locator source = page.getByTestId("detail").locator("a[href^='https://www.electrive.com']");
    assertThat(source).isVisible();
    assertThat(page.locator("[data-corridor=potential-altmark]")).isVisible();
    assertThat(page).hasURL(Pattern.compile("select=deposits(/|%2F)altmark"));
    page.context().close();
  }

  @Test
  void searching_worksByKeyboardAlone() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("search").focus();
    page.keyboard().type("mount weld");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("detail-name")).containsText("Mount Weld");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("detail")).isHidden();
    page.context().close();
  }

  @Test
  void theCommodityFilter_leavesTheSameDepositsAsTheServer() {
    Page page = browser.open("", WIDTH, HEIGHT);
    page.getByTestId("commodity-lithium").click();
    int deposits =
        TestServer.json("layers/deposits.geojson?commodity=lithium").path("features").size();
    assertThat(page.getByTestId("summary")).containsText(deposits + " deposits");
    assertThat(page).hasURL(Pattern.compile("commodity=lithium"));
    page.getByTestId("commodity-lithium").click();
    assertThat(page.getByTestId("summary"))
        .containsText(TestServer.count("deposits") + " deposits");
    page.context().close();
  }

  @Test
  void aLink_reproducesTheView() {
    Page page =
        browser.open(
            "?center=11,52&zoom=6&commodity=lithium&theme=dark&select=deposits/altmark",
            WIDTH,
            HEIGHT);
    assertThat(page.getByTestId("detail-name")).containsText("Altmark");
    assertThat(page.getByTestId("map")).hasAttribute("data-zoom", "6");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(page.locator("[data-feature='deposits/altmark']")).isVisible();
    int deposits =
        TestServer.json("layers/deposits.geojson?commodity=lithium").path("features").size();
    assertThat(page.getByTestId("summary")).containsText(deposits + " deposits");
    page.context().close();
  }

  @Test
  void aLayer_canBeSwitchedOff() {
    Page page = browser.open("?center=11,52&zoom=6", WIDTH, HEIGHT);
    Locator plants = page.locator("[data-feature^='processing-sites/']");
    assertThat(plants.count()).isPositive();
    page.getByTestId("layer-processing-sites").click();
    assertThat(plants).hasCount(0);
    page.context().close();
  }

  @Test
  void aMark_opensByClick_andACorridorFromIt() {
    Page page = browser.open("?center=11,52&zoom=6", WIDTH, HEIGHT);
    page.locator("[data-feature='deposits/altmark']").click();
    page.locator("[data-corridor=potential-altmark]").click();
    assertThat(page.getByTestId("detail-name")).containsText("Bitterfeld");
    assertThat(page.locator("[data-field=length_km]")).containsText("km");
    page.context().close();
  }

  @Test
  void back_returnsToTheFeatureBefore() {
    Page page = browser.open("?center=11,52&zoom=6", WIDTH, HEIGHT);
    page.locator("[data-feature='deposits/altmark']").click();
    page.locator("[data-corridor=potential-altmark]").click();
    assertThat(page.getByTestId("detail-name")).containsText("Bitterfeld");
    page.goBack();
    assertThat(page.getByTestId("detail-name")).hasText(Pattern.compile("^Altmark"));
    page.goBack();
    assertThat(page.getByTestId("detail")).isHidden();
    page.context().close();
  }

  @Test
  void back_overALinkWithABox_goesToTheBox() {
    Page page = browser.open("?bbox=5,45,15,55", WIDTH, HEIGHT);
    String zoom = page.getByTestId("map").getAttribute("data-zoom");
    page.evaluate("() => history.replaceState(null, '', '?bbox=5,45,15,55')");
    page.getByTestId("toggle-table").click();
    page.getByTestId("map").focus();
    page.keyboard().press("Equal");
    assertThat(page.getByTestId("map")).not().hasAttribute("data-zoom", zoom);
    page.goBack();
    assertThat(page.getByTestId("table")).isHidden();
    assertThat(page.getByTestId("map")).hasAttribute("data-zoom", zoom);
    page.context().close();
  }

  @Test
  void whatIsComputed_standsApartFromWhatWasRecorded() {
    Page page = browser.open("?select=corridors/cobalt-kisanfu-chn", WIDTH, HEIGHT);
    Locator computed = page.getByTestId("computed");
    assertThat(computed.locator("[data-field=length_km]")).isVisible();
    assertThat(computed.locator("[data-field=cost_usd_t]")).isVisible();
    assertThat(computed.locator("[data-field=quantity_tpa]")).hasCount(0);
    assertThat(page.locator("[data-field=quantity_tpa]")).isVisible();
    page.context().close();
  }

  @Test
  void aDeposit_showsWhatDocumentsStateOfItsSize_andWhichItTakesItsFiguresFrom() {
    Page page = browser.open("?select=deposits/mount-weld", WIDTH, HEIGHT);
    Locator statements = page.getByTestId("statements");
    Locator chosen = statements.locator(".statements__item--chosen");
    assertThat(chosen).containsText("106.6 Mt");
    assertThat(chosen).containsText("4,390 kt TREO");
    assertThat(chosen).containsText("shown above");
    assertThat(chosen.locator("a[href^=http]")).isVisible();
    assertThat(page.locator("[data-field=resource_mt]")).containsText("106.6");
    int rows =
        TestServer.json("ogc/collections/resources/items?deposit_id=mount-weld")
            .path("numberMatched")
            .asInt();
    page.getByTestId("more-statements").click();
    assertThat(statements.locator("li")).hasCount(rows);
    assertThat(page.getByTestId("citations")).containsText("Operator");
    page.context().close();
  }

  @Test
  void aLinkThatLeavesNothing_saysSo() {
    Page page = browser.open("?commodity=lithium&country=VAT", WIDTH, HEIGHT);
    assertThat(page.getByTestId("empty")).isVisible();
    page.context().close();
  }

  @Test
  void onAPhone_theSheetShowsWhatWasFound() {
    Page page = browser.open("?select=deposits/altmark", PHONE_WIDTH, PHONE_HEIGHT);
    assertThat(page.getByTestId("detail-name")).isInViewport();
    assertThat(page.getByTestId("attribution")).isVisible();
    page.context().close();
  }

  @Test
  void namesFromTheData_areTextAndNeverMarkup() {
    Page page =
        browser.open(
            "?country=<img src=x onerror=alert(1)>&select=deposits/<b>x</b>", WIDTH, HEIGHT);
    assertThat(page.locator("img[src=x]")).hasCount(0);
    page.context().close();
  }
}
