package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The world with the Pacific in its middle. */
final class OceanIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void theMapIsTurnedToThePacific_andBack_byKeyboard() {
    Page page = browser.open("", WIDTH, HEIGHT);
    Locator ocean = page.getByTestId("ocean");
    assertThat(ocean).hasAccessibleName("Centre on the Pacific");
    ocean.focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("center=-?1(79\\.9|80)"));
    assertThat(ocean).hasAccessibleName("Centre on the Atlantic");
    page.keyboard().press("Space");
    assertThat(page).hasURL(Pattern.compile("center=-(30|29\\.9)"));
    page.context().close();
  }

  @Test
  void aLinkAcrossTheAntimeridian_hasMarksOnBothSides() {
    Page page =
        browser.open(
            "?center=180,30&zoom=2&layers=processing-sites&country=JPN,USA", WIDTH, HEIGHT);
    double middle =
        (double)
            page.evaluate(
                "() => { const r = document.querySelector('.map').getBoundingClientRect(); return (r.left + r.right) / 2 + 0.5; }");
    assertThat(page.locator("[data-feature^='processing-sites/']").all())
        .extracting(mark -> mark.boundingBox().x < middle)
        .contains(true, false);
    page.context().close();
  }
}
