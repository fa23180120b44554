package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The map on paper. */
final class PrintIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final String LINK =
      "?theme=dark&panel=what-if&closed=malacca&center=100,20&zoom=4";

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void thePage_hasMap_legend_scenario_sourcesAndDate_inLightColours_withoutControls() {
    Page page = browser.open(LINK, WIDTH, HEIGHT);
    assertThat(page.getByTestId("outcome")).containsText("Malacca");
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(page.locator("html")).hasAttribute("data-theme", "light");
    assertThat(page.getByTestId("legend")).isVisible();
    assertThat(page.getByTestId("outcome")).isVisible();
    assertThat(page.locator(".print-foot")).containsText("Sources");
    assertThat(page.locator(".print-foot")).containsText(Pattern.compile("Printed on .*20\\d\\d"));
    assertThat(page.locator(".print-foot")).containsText("closed=malacca");
    assertThat(page.getByTestId("map-tools")).isHidden();
    assertThat(page.locator(".what-if")).isHidden();
    assertThat(page.locator(".topbar__tools")).isHidden();
    page.context().close();
  }

  @Test
  void whatWasDrawn_isOnThePaper_andTheScreenIsAsItWasAfter() {
    Page page = browser.open(LINK, WIDTH, HEIGHT);
    byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    // As many pages as the document counts; a second one would hold the foot alone.
    assertThat(new String(paper, StandardCharsets.ISO_8859_1)).contains("/Count 1");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(page.locator(".print-foot")).hasCount(0);
    assertThat(page.locator(".print-copy")).hasCount(0);
    assertThat(page.getByTestId("map")).hasAttribute("data-zoom", "4");
    assertThat(page).hasURL(Pattern.compile("center=100,20&zoom=4"));
    page.context().close();
  }
}
