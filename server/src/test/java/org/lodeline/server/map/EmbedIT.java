package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/** A view in the page of somebody else. */
final class EmbedIT {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 700;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static ForeignPage article;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Browser browser;

  @BeforeAll
  static void start() {
    article = new ForeignPage();
    browser = new Browser(TestServer.url(""), article.origin());
  }

  @AfterAll
  static void stop() {
    browser.close();
    article.close();
  }

  @AfterEach
  void noPageComplains() {
    browser.assertNoComplaints();
  }

  private static Page open(String html) {
    article.write(html);
    Page page = browser.newPage(WIDTH, HEIGHT);
    page.navigate(article.origin());
    return page;
  }

  /** The article with an embed of 600 by 400 pixels that takes its messages. */
  private static Page openEmbed(String query) {
    return openFrame("embed?origin=" + article.origin() + "&" + query);
  }

  private static Page openFrame(String path) {
    return open(
        "<iframe title='Map' width='600' height='400' src='"
            + TestServer.url(path)
            + "'></iframe>");
  }

  private static FrameLocator embedOf(Page page) {
    FrameLocator embed = page.frameLocator("iframe");
    assertThat(embed.locator("html[data-ready=true]")).isAttached();
    return embed;
  }

  private static Frame frameOf(Page page) {
    return page.frames().get(1);
  }

  private static void post(Page page, String message) {
    page.evaluate(
        "message => document.querySelector('iframe').contentWindow.postMessage(eval(`(${message})`), '*')",
        message);
  }

  /** Waits for a message that fits a condition on {@code m}. */
  private static Object received(Page page, String condition) {
    return page.waitForFunction("() => messages.find((m) => " + condition + ")").jsonValue();
  }

  @Test
  void aForeignPage_showsAnEmbed_withItsSources() {
    Page page = openFrame("embed?commodity=lithium&title=Lithium&caption=true");
    FrameLocator embed = embedOf(page);
    assertThat(embed.getByTestId("title")).hasText("Lithium");
    assertThat(embed.getByTestId("sentence")).containsText("supply lines of lithium.");
    assertThat(embed.getByTestId("attribution")).containsText("Natural Earth");
    assertThat(embed.getByTestId("whole-map"))
        .hasAttribute("href", Pattern.compile("^\\./\\?.*commodity=lithium"));
    assertThat(embed.getByTestId("whole-map")).hasAttribute("target", "_blank");
    assertThat(embed.locator(".map-mark").first()).isVisible();
    page.context().close();
  }

  @Test
  void theMapItself_refusesToBeFramed() {
    Page page = openFrame("?commodity=lithium");
    page.waitForCondition(browser::hasComplaints);
    browser.assertComplained("frame-ancestors 'none'");
    page.context().close();
  }

  @Test
  void messagesOfThePage_changeViewAndScenario() {
    Page page = openEmbed("zoom=3");
    FrameLocator embed = embedOf(page);
    received(page, "m.type === 'ready' && m.lodeline === 1");
    post(page, "{ lodeline: 1, type: 'set-view', request: 7, view: { center: '11,52', zoom: 6 } }");
    received(page, "m.type === 'view' && m.request === 7 && m.view.zoom === '6'");
    assertThat(embed.getByTestId("map")).hasAttribute("data-zoom", "6");
    post(
        page,
        "{ lodeline: 1, type: 'set-scenario', request: 'a', scenario: { closed: ['suez'] } }");
    received(
        page,
        "m.request === 'a' && m.scenario.closed === 'suez' && m.link.includes('closed=suez')");
    assertThat(embed.getByTestId("sentence")).containsText("With the Suez Canal closed");
    post(page, "{ lodeline: 1, type: 'get-view', request: 9 }");
    received(page, "m.request === 9 && m.view.zoom === '6' && m.scenario.closed === 'suez'");
    page.context().close();
  }

  @Test
  void aClickedFeature_isTold_andShownWithAWayToItsDetails() {
    Page page = openEmbed("center=11,52&zoom=6");
    FrameLocator embed = embedOf(page);
    embed.locator("[data-feature='deposits/altmark']").click();
    received(
        page,
        "m.type === 'feature' && m.layer === 'deposits' && m.id === 'altmark'"
            + " && m.name.startsWith('Altmark')");
    assertThat(embed.getByTestId("chosen")).containsText("Altmark lithium brines");
    assertThat(embed.getByTestId("chosen-details"))
        .hasAttribute("href", Pattern.compile("select=deposits/altmark"));
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          { lodeline: 2, type: 'get-view' }                                         | 'lodeline' must be 1; it was '2'
          { lodeline: 1 }                                                           | unknown type 'undefined'
          { lodeline: 1, type: 'constructor' }                                      | known are set-view, set-scenario, get-view
          { lodeline: 1, type: { toString: 1 } }                                    | unknown type
          { lodeline: 1, type: 'set-view' }                                         | 'view' must be an object
          { lodeline: 1, type: 'set-view', view: { zoom: 99 } }                     | zoom must be a number from 0 to 22
          { lodeline: 1, type: 'set-view', view: { layers: 'depozits' } }           | unknown layer 'depozits'
          { lodeline: 1, type: 'set-scenario', scenario: { closed: '<b>' } }        | unknown passage '<b>'
          { lodeline: 1, type: 'set-scenario', scenario: new Map() }                | NONE
          """)
  void aMessageThatMakesNoSense_isAnsweredByAnError(String message, String told) {
    Page page = openEmbed("zoom=3");
    embedOf(page);
    post(page, message.replaceFirst("\\{", "{ request: 5, "));
    if (told.equals("NONE")) {
      // What has no parameters assumes nothing.
      received(page, "m.request === 5 && m.type === 'view'");
    } else {
      Object error = received(page, "m.request === 5 && m.type === 'error'");
      assertThat(error.toString()).contains(told);
      if (message.contains("99") || message.contains("depozits") || message.contains("<b>")) {
        browser.assertComplained("400");
      }
    }
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "'text'", "[1]", "{ type: 'set-view', view: { zoom: 6 } }"})
  void messagesThatAreNotForTheMap_areLeftAlone(String message) {
    Page page = openEmbed("zoom=3");
    embedOf(page);
    post(page, message);
    post(page, "{ lodeline: 1, type: 'get-view', request: 1 }");
    received(page, "m.request === 1 && m.view.zoom === '3'");
    assertThat(page.evaluate("() => messages.some((m) => m.type === 'error')")).isEqualTo(false);
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"embed?zoom=3, false", "embed?zoom=3&origin=https://other.example, true"})
  void aPageThatTheLinkDoesNotName_isNotHeard_andToldNothingOfTheView(
      String path, boolean isRefused) {
    Page page = openFrame(path);
    FrameLocator embed = embedOf(page);
    Frame frame = frameOf(page);
    frame.evaluate(
        "() => { addEventListener('message', () => document.body.dataset.heard = '1'); }");
    post(page, "{ lodeline: 1, type: 'set-view', request: 1, view: { center: '11,52', zoom: 6 } }");
    assertThat(embed.locator("body[data-heard='1']")).isAttached();
    embed.locator(".leaflet-control-zoom-in").click();
    assertThat(embed.getByTestId("map")).hasAttribute("data-zoom", "4");
    assertThat(
            frame.evaluate(
                "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('embed?'))"))
        .isEqualTo(false);
    assertThat(
            page.evaluate("() => messages.every(({ type }) => ['ready', 'height'].includes(type))"))
        .isEqualTo(true);
    assertThat(page.evaluate("() => messages.length > 0")).isEqualTo(!isRefused);
    if (isRefused) {
      browser.assertComplained("does not match the recipient window's origin");
    }
    page.context().close();
  }

  @Test
  void anEmbed_tellsHowHighItWouldBe_whenItsWidthChanges() {
    Page page = openEmbed("title=Lithium&caption=true");
    embedOf(page);
    received(page, "m.type === 'height' && m.height > 600 * 9 / 16 && m.height < 480");
    page.evaluate("() => { messages.length = 0; document.querySelector('iframe').width = 360; }");
    received(page, "m.type === 'height' && m.height < 360");
    page.context().close();
  }

  @Test
  void theElement_makesItsFrame_andPassesOnWhatHappens() {
    Page page =
        open(
            "<script type='module' src='"
                + TestServer.url("lodeline-map.js")
                + "'></script><script>for (const type of ['ready', 'feature', 'view'])"
                + " addEventListener(`lodeline-${type}`, ({ detail }) => messages.push({ event: type, ...detail }))"
                + "</script><lodeline-map title='Lithium' commodity='lithium' center='11,52' zoom='6' legend></lodeline-map>");
    Locator frame = page.locator("lodeline-map iframe");
    assertThat(frame).hasAttribute("title", "Lithium");
    assertThat(frame).hasAttribute("loading", "lazy");
    FrameLocator embed = page.frameLocator("lodeline-map iframe");
    received(page, "m.event === 'ready'");
    assertThat(embed.getByTestId("box-legend")).isVisible();
    page.waitForFunction("() => document.querySelector('lodeline-map').offsetHeight > 400");
    embed.locator("[data-feature='deposits/altmark']").click();
    received(page, "m.event === 'feature' && m.id === 'altmark'");
    assertThat(
            page.evaluate(
                "async () => (await document.querySelector('lodeline-map')"
                    + ".setScenario({ closed: ['suez'] })).scenario.closed"))
        .isEqualTo("suez");
    assertThat(
            page.evaluate(
                    "() => document.querySelector('lodeline-map').setView({ layer: 'ports' })"
                        + ".then(() => '', ({ message }) => message)")
                .toString())
        .startsWith("unknown parameter 'layer'");
    page.evaluate("() => document.querySelector('lodeline-map').setAttribute('height', '250')");
    page.waitForFunction("() => document.querySelector('lodeline-map').offsetHeight === 250");
    page.context().close();
  }

  @Test
  void aStillEmbed_isAPictureWithItsSentence_andOnlyItsLinksHaveFocus() {
    Page page = browser.open("embed?interactive=false&commodity=lithium", 480, 300);
    assertThat(
            page.getByRole(
                AriaRole.IMG,
                new Page.GetByRoleOptions().setName(Pattern.compile("supply lines of lithium"))))
        .isVisible();
    assertThat(page.locator(".leaflet-control-zoom")).isHidden();
    for (int i = 0; i < 6; i++) {
      page.keyboard().press("Tab");
      assertThat(page.evaluate("() => ['A', 'BODY'].includes(document.activeElement.tagName)"))
          .isEqualTo(true);
    }
    page.context().close();
  }

  @Test
  void theWheel_scrollsThePageAround_unlessItIsGivenToTheMap() {
    for (String zooms : new String[] {"false", "true"}) {
      Page page = browser.open("embed?zoom=4&scroll-zoom=" + zooms, WIDTH, HEIGHT);
      page.mouse().move(300, 300);
      page.mouse().wheel(0, -400);
      if (zooms.equals("true")) {
        assertThat(page.getByTestId("map")).not().hasAttribute("data-zoom", "4");
      } else {
        page.keyboard().press("Tab");
        assertThat(page.getByTestId("map")).hasAttribute("data-zoom", "4");
      }
      page.context().close();
    }
  }

  @Test
  void bySearchAndKeyboard_aFeatureIsFound() {
    Page page = browser.open("embed?search=true&layers-control=true", WIDTH, HEIGHT);
    page.getByTestId("search").focus();
    page.keyboard().type("mount weld");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("chosen")).containsText("Mount Weld");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("chosen")).isEmpty();
    page.getByTestId("box-layers").locator("summary").click();
    page.getByTestId("layer-ports").click();
    assertThat(page.getByTestId("whole-map")).not().hasAttribute("href", Pattern.compile("ports"));
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1440, 900, en-GB",
    "dark, 390, 844, ja-JP",
    "light, 480, 300, de-DE",
    "dark, 300, 200, id-ID"
  })
  void anEmbed_canBeUsedByEverybody(String theme, int width, int height, String locale) {
    Page page =
        browser.open(
            "embed?title=Lithium&caption=true&legend=true&search=true&layers-control=true"
                + "&select=deposits/altmark&center=11,52&zoom=6&theme="
                + theme,
            width,
            height,
            locale);
    assertThat(page.getByTestId("attribution")).isInViewport();
    assertThat(page.getByTestId("whole-map")).isInViewport();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.context().close();
  }

  @Test
  void aRefusal_canBeReadByEverybody() {
    Page page = browser.newPage(480, 300);
    page.navigate(TestServer.url("embed?zoom=%3Cimg%20src=x%3E&theme=dark"));
    browser.assertComplained("400");
    assertThat(page.getByTestId("parameter")).hasText("zoom");
    assertThat(page.getByTestId("detail")).containsText("<img src=x>");
    assertThat(page.locator("img")).hasCount(0);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.context().close();
  }
}
