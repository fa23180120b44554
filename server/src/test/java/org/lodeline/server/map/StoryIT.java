package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A story in the browser. */
final class StoryIT {
  private static final String STORY = "stories/straits";
  private static final int MAP_MILLIS = 20_000;

  @RegisterExtension static final Browser browser = new Browser();

  private static Locator shown(Page page) {
    return page.locator("[data-testid=slide]:not([hidden])");
  }

  @Test
  void itIsToldByKeysAlone() {
    Page page = browser.open(STORY, 1440, 900);
    assertThat(shown(page)).containsText("All ways as they are");
    page.keyboard().press("ArrowRight");
    assertThat(shown(page)).containsText("The Red Sea is avoided");
    assertThat(page).hasURL(Pattern.compile("#slide-2$"));
    page.keyboard().press("n");
    assertThat(shown(page).locator(".slide__notes")).isVisible();
    page.keyboard().press("End");
    assertThat(page.getByTestId("place")).hasText("5 of 5");
    page.keyboard().press("ArrowRight");
    assertThat(page.getByTestId("place")).hasText("5 of 5");
    page.keyboard().press("PageUp");
    assertThat(page.getByTestId("place")).hasText("4 of 5");
    page.keyboard().press("Home");
    assertThat(page.getByTestId("place")).hasText("1 of 5");
    page.context().close();
  }

  @Test
  void itsMap_isThatOfTheSlide() {
    Page page = browser.open(STORY + "#slide-3", 1440, 900);
    assertThat(shown(page)).containsText("Malacca is closed");
    Locator live = shown(page).locator(".slide__live.is-ready");
    assertThat(live).isVisible(new IsVisibleOptions().setTimeout(MAP_MILLIS));
    assertThat(shown(page).frameLocator(".slide__live").getByTestId("sentence"))
        .containsText("With the Strait of Malacca closed");
    page.context().close();
  }

  @Test
  void buttons_goOn_play_andPause() {
    Page page = browser.open(STORY, 1440, 900);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next slide")).click();
    assertThat(page.getByTestId("place")).hasText("2 of 5");
    Locator play = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play"));
    play.click();
    Locator pause = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"));
    assertThat(pause).isVisible();
    pause.click();
    assertThat(play).isVisible();
    page.context().close();
  }

  @Test
  void onPaper_eachSlideHasAPage() throws Exception {
    Page page = browser.open(STORY, 1440, 900);
    byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    try (PDDocument pdf = Loader.loadPDF(paper)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(5);
    }
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"1440, 900", "390, 844"})
  void everyoneCanReadIt(int width, int height) {
    Page page = browser.open(STORY + "#slide-2", width, height);
    var violations = new AxeBuilder(page).exclude(List.of("iframe")).analyze().getViolations();
    assertThat(violations).as(violations.toString()).isEmpty();
    page.context().close();
  }
}
