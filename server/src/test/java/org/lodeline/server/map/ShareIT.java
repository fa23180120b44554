package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.server.TestServer;

/** The dialog that shares a view. */
final class ShareIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  @RegisterExtension static final Browser browser = new Browser();

  private static Page open(String path) {
    Page page = browser.open(path, WIDTH, HEIGHT);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    return page;
  }

  private static Object clipboard(Page page) {
    return page.evaluate("() => navigator.clipboard.readText()");
  }

  @Test
  void theLinkOfTheView_isCopied() {
    Page page = open("?commodity=lithium&closed=suez&panel=what-if");
    page.getByTestId("share").click();
    assertThat(page.getByTestId("share-link"))
        .hasValue(Pattern.compile("^http://127[.]0[.]0[.]1:\\d+/[?].*panel=what-if.*"));
    page.getByTestId("share-link-copy").click();
    assertThat(page.getByTestId("share-link-said")).hasText("Copied");
    assertThat(page.getByTestId("share-frame-said")).isEmpty();
    assertThat(clipboard(page)).isEqualTo(page.getByTestId("share-link").inputValue());
    page.context().close();
  }

  @Test
  void theCodeForAPage_isThatOfThePreview() {
    Page page = open("?commodity=lithium&center=11,52&zoom=6");
    page.getByTestId("share").click();
    FrameLocator preview = page.frameLocator("[data-testid=share-preview] iframe");
    assertThat(preview.getByTestId("attribution")).isVisible();
    page.getByTestId("share-name").fill("Lithium & more");
    page.getByTestId("share-legend").check();
    page.getByTestId("share-theme").selectOption("dark");
    page.getByTestId("share-size").selectOption("800 × 450 pixels");
    assertThat(preview.getByTestId("title")).hasText("Lithium & more");
    assertThat(preview.locator("html[data-theme=dark]")).isAttached();
    assertThat(preview.getByTestId("box-legend")).isVisible();
    page.getByTestId("share-frame-copy").click();
    assertThat(page.getByTestId("share-frame-said")).hasText("Copied");
    assertThat(clipboard(page).toString())
        .startsWith("<iframe src=\"" + TestServer.url("embed?"))
        .contains("title=\"Lithium &amp; more\" width=\"800\" height=\"450\" loading=\"lazy\"")
        .contains("legend=true");
    assertThat(page.getByTestId("share-picture"))
        .hasValue(Pattern.compile(".*/maps/static\\.png\\?.*width=1600&height=900"));
    assertThat(page.getByTestId("share-oembed"))
        .hasValue(Pattern.compile(".*/oembed\\?url=http.*&format=json"));
    page.context().close();
  }

  @Test
  void byKeyboard_itOpensAndCopiesAndCloses_withTheFocusWhereItWas() {
    Page page = open("?select=deposits/altmark");
    page.getByTestId("share").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("share-link")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("share-link-said")).hasText("Copied");
    for (int i = 0; i < 30; i++) {
      page.keyboard().press("Tab");
      assertThat(
              page.evaluate(
                  "() => !document.activeElement || document.activeElement === document.body"
                      + " || Boolean(document.activeElement.closest('dialog'))"))
          .isEqualTo(true);
    }
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("share-dialog")).hasCount(0);
    assertThat(page.getByTestId("share")).isFocused();
    assertThat(page.getByTestId("detail-name")).containsText("Altmark");
    page.context().close();
  }

  @Test
  void withoutTheClipboard_theTextIsSelected() {
    Page page = open("");
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    page.getByTestId("share").click();
    page.getByTestId("share-picture-copy").click();
    assertThat(page.getByTestId("share-picture-said")).containsText("by hand");
    assertThat(page.getByTestId("share-picture")).isFocused();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900, en-GB", "dark, 390, 844, de-DE"})
  void everybodyCanUseIt(String theme, int width, int height, String locale) {
    Page page = browser.open("?theme=" + theme, width, height, locale);
    page.getByTestId("share").click();
    assertThat(page.frameLocator("[data-testid=share-preview] iframe").getByTestId("attribution"))
        .isVisible();
    assertThat(new AxeBuilder(page).include(".share").analyze().getViolations()).isEmpty();
    page.getByTestId("share-close").click();
    assertThat(page.getByTestId("share-dialog")).hasCount(0);
    page.context().close();
  }
}
