package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/** The languages of the interface, as asked for by the link, by the browser or in the bar. */
final class LanguageIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}{4,}");

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void japanese_isSpokenByTheFiltersAndTheDetailOfAltmark() {
    Page page = browser.open("?lang=ja&select=deposits/altmark", WIDTH, HEIGHT);
    assertThat(page.locator("html")).hasAttribute("lang", "ja");
    assertThat(page.getByTestId("summary"))
        .hasText(
            "鉱床%d件 · プラント%d件"
                .formatted(TestServer.count("deposits"), TestServer.count("processing-sites")));
    assertThat(page.getByTestId("layer-ports")).containsText("港");
    assertThat(page.getByTestId("commodity-lithium")).containsText("リチウム");
    Locator detail = page.getByTestId("detail");
    assertThat(detail.locator("[data-field=country]")).hasText(Pattern.compile("^国\\s*ドイツ"));
    assertThat(detail.locator("[data-field=status]")).containsText("探査中");
    assertThat(detail.locator("[data-field=contained_kt]")).containsText("43,000");
    assertThat(detail.locator(".detail__position")).hasText("北緯52.8544°、東経11.1525°");
    List<String> titles = detail.locator("dt, h3").allInnerTexts();
    titles.addAll(page.getByTestId("filters").locator("h2, h3, .switch__title").allInnerTexts());
    assertThat(titles).hasSizeGreaterThan(20).noneMatch(title -> LATIN.matcher(title).find());
    page.context().close();
  }

  @Test
  void figures_areWrittenAsTheLanguageWritesThem() {
    Page page = browser.open("?lang=de&select=deposits/altmark", WIDTH, HEIGHT);
    assertThat(page.locator("[data-field=contained_kt]")).containsText("43.000");
    assertThat(page.locator(".detail__position")).hasText("52,8544°\u202fN; 11,1525°\u202fO");
    page.context().close();
  }

  @Test
  void dates_areWrittenAsTheLanguageWritesThem() {
    Page page = browser.open("?lang=ja&at=2025-10-10&drawer=timeline", WIDTH, HEIGHT);
    assertThat(page.locator(".time-line")).containsText("2025年10月10日");
    page.navigate(page.url().replace("lang=ja", "lang=id"));
    assertThat(page.locator(".time-line")).containsText("10 Oktober 2025");
    page.context().close();
  }

  @Test
  void theBrowsersLanguage_isTaken_whereTheLinkAsksForNone() {
    Page page = browser.open("", WIDTH, HEIGHT, "de-DE");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.getByTestId("summary"))
        .hasText(
            "%d Lagerstätten · %d Anlagen"
                .formatted(TestServer.count("deposits"), TestServer.count("processing-sites")));
    page.context().close();
    Page asked = browser.open("?lang=id", WIDTH, HEIGHT, "de-DE");
    assertThat(asked.locator("html")).hasAttribute("lang", "id");
    asked.context().close();
  }

  @Test
  void anotherLanguage_isPickedByKeyboard_andTheViewStays() {
    Page page = browser.open("?commodity=lithium&select=deposits/altmark", WIDTH, HEIGHT);
    page.getByTestId("language").focus();
    page.keyboard().type("Deutsch");
    page.keyboard().press("Enter");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page).hasURL(Pattern.compile("commodity=lithium.*lang=de.*select=deposits"));
    assertThat(page.locator("[data-field=country]")).containsText("Deutschland");
    assertThat(page.getByTestId("language")).hasValue("de");
    assertThat(new AxeBuilder(page).include(".topbar").analyze().getViolations()).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "id", "de", "ja"})
  void aPhone_showsEveryLanguage_withoutScrollingAside(String language) {
    for (String panel : List.of("", "&select=deposits/altmark", "&panel=what-if", "&panel=route")) {
      Page page = browser.open("?lang=" + language + panel, PHONE_WIDTH, PHONE_HEIGHT);
      assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
          .as("%s %s", language, panel)
          .isLessThanOrEqualTo(PHONE_WIDTH);
      Object beyond =
          page.evaluate(
              "() => [...document.querySelectorAll('.topbar *, .sheet__panel *')].filter((one) =>"
                  + " { const box = one.getBoundingClientRect(); return box.width > 1 &&"
                  + " box.right > innerWidth + 1; }).map((one) => one.className.toString())");
      assertThat((List<?>) beyond).as("%s %s", language, panel).isEmpty();
      page.context().close();
    }
  }
}
