package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.Resources;
import org.lodeline.server.LodelineServer;
import org.lodeline.server.Settings;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;

/** Stories written beside the map, on a server of its own that takes them. */
final class StoryEditorIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static LodelineServer server;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Browser browser;

  private static String editor = "";

  @BeforeAll
  static void start() {
    Path keys = folder.resolve("keys.json");
    editor = KeyFile.add(keys, "ada", Role.EDITOR);
    server =
        LodelineServer.start(
            new Settings("127.0.0.1", 0, folder.resolve("data"), "", "", keys.toString()));
    browser = new Browser(server.url());
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @AfterEach
  void noPageComplains() {
    browser.assertNoComplaints();
  }

  private static Page open(String path) {
    Page page = browser.open(path, WIDTH, HEIGHT);
    openEditor(page);
    return page;
  }

  private static void openEditor(Page page) {
    page.getByTestId("share").click();
    page.getByTestId("share-story").click();
    assertThat(page.getByTestId("story-add")).isFocused();
  }

  private static void addSlide(Page page, String title, String text) {
    page.getByTestId("story-add").click();
    assertThat(page.getByTestId("slide-title")).isFocused();
    page.getByTestId("slide-title").fill(title);
    page.getByTestId("slide-text").fill(text);
  }

  private static Locator slides(Page page) {
    return page.getByTestId("slide-draft");
  }

  private static Locator action(Page page, String name) {
    return page.locator(".slide-draft__body [data-action=" + name + "]");
  }

  private static JsonNode savedFile(Page page) throws Exception {
    Path file = page.waitForDownload(() -> page.getByTestId("story-save-file").click()).path();
    return Resources.JSON.readTree(Files.readString(file));
  }

  @Test
  void aStoryOfTwoViews_isSavedAsAFile_thenOnTheServer_andPresented() throws Exception {
    Page page = open("?commodity=lithium&center=11,52&zoom=6&lang=en");
    page.getByTestId("story-title").fill("Lithium & more");
    addSlide(page, "Altmark", "A **deposit**.");
    page.getByTestId("commodity-lithium").click();
    addSlide(page, "Everything", "All of it.");

    JsonNode file = savedFile(page);
    assertThat(file.path("title").asText()).isEqualTo("Lithium & more");
    assertThat(file.path("slides")).hasSize(2);
    assertThat(file.path("slides").get(0).path("view").asText())
        .matches("center=1[01][.\\d]*,5[12][.\\d]*&zoom=6&commodity=lithium");
    assertThat(file.path("slides").get(1).path("view").asText())
        .matches("center=1[01][.\\d]*,5[12][.\\d]*&zoom=6");

    page.getByTestId("story-id").fill("lithium-and-more");
    page.getByTestId("story-save").click();
    page.getByTestId("api-key").fill("nobody's");
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("key-form")).containsText("Nobody has this key");
    browser.assertComplained("401");
    page.getByTestId("api-key").fill(editor);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("story-said")).containsText("It is saved.");

    Page told = page.waitForPopup(() -> page.getByTestId("story-present").click());
    assertThat(told).hasURL(Pattern.compile("/stories/lithium-and-more"));
    assertThat(told.getByTestId("title")).hasText("Lithium & more");
    assertThat(told.locator("[data-testid=slide]:not([hidden])")).containsText("A deposit.");
    page.context().close();
  }

  @Test
  void whatIsMissing_orRefused_isToldAtItsPlace() {
    Page page = open("");
    page.getByTestId("story-save").click();
    assertThat(page.getByTestId("story-title")).isFocused();
    assertThat(page.getByTestId("story-title")).hasAccessibleDescription("This must be filled in.");
    assertThat(page.getByTestId("story-id-error")).isVisible();
    page.getByTestId("story-title").fill("A title");
    addSlide(page, "One", "Text");
    addSlide(page, "Two", "Text");
    page.getByTestId("slide-duration").fill("700");
    page.getByTestId("story-id").fill("NOT good");
    page.getByTestId("story-save").click();
    page.getByTestId("api-key").fill(editor);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("story-id-error")).containsText("small letters");
    assertThat(page.getByTestId("story-id")).isFocused();
    page.getByTestId("story-id").fill("good");
    slides(page).first().locator("[data-action=open]").click();
    page.getByTestId("story-save").click();
    assertThat(page.getByTestId("slide-duration")).isFocused();
    assertThat(page.getByTestId("slide-duration"))
        .hasAccessibleDescription(Pattern.compile("slides\\[1]\\.duration must be.*"));
    browser.assertComplained("400");
    page.context().close();
  }

  @Test
  void slidesAreMoved_shownOnTheMap_deleted_andBroughtBack_byKeyboard() {
    Page page = open("?closed=suez&center=30,20&zoom=4");
    addSlide(page, "Closed", "Suez");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("story-editor")).hasCount(0);
    assertThat(page.getByTestId("share")).isFocused();

    page.navigate(server.url() + "?center=0,0&zoom=3");
    page.waitForSelector("html[data-ready=true]");
    openEditor(page);
    addSlide(page, "Open", "All");
    assertThat(slides(page)).containsText(new String[] {"Closed", "Open"});
    action(page, "up").focus();
    page.keyboard().press("Enter");
    assertThat(slides(page)).containsText(new String[] {"Open", "Closed"});
    assertThat(slides(page).first().locator("[data-action=open]")).isFocused();

    slides(page).nth(1).locator("[data-action=open]").focus();
    page.keyboard().press("Enter");
    action(page, "go").focus();
    page.keyboard().press("Enter");
    assertThat(page)
        .hasURL(Pattern.compile("center=(29|30)[.\\d]*,(19|20)[.\\d]*&zoom=4&closed=suez"));
    page.goBack();
    assertThat(page).hasURL(Pattern.compile("center=-?0[.\\d]*,-?0[.\\d]*&zoom=3$"));

    action(page, "remove").focus();
    page.keyboard().press("Enter");
    assertThat(slides(page)).hasCount(1);
    assertThat(page.getByTestId("story-undo")).isFocused();
    page.keyboard().press("Enter");
    assertThat(slides(page)).containsText(new String[] {"Open", "Closed"});
    page.context().close();
  }

  @Test
  void aStoryOfTheServer_orOfAFile_isOpened_andWhatIsNoneIsTold() throws Exception {
    Page page = open("");
    page.getByTestId("story-open").selectOption("straits");
    assertThat(page.getByTestId("story-title")).hasValue("Three narrow places");
    assertThat(slides(page)).hasCount(5);
    assertThat(page.getByTestId("story-id")).hasValue("straits");

    Path none = Files.writeString(folder.resolve("none.json"), "{\"slides\": 7}");
    page.getByTestId("story-file").setInputFiles(none);
    assertThat(page.getByTestId("story-status")).containsText("none.json is no story");
    assertThat(slides(page)).hasCount(5);
    Path mine =
        Files.writeString(
            folder.resolve("mine.json"),
            "{\"title\": \"<i>Mine</i>\", \"lang\": \"ja\", \"slides\": [{\"title\": \"<b>A</b>\","
                + " \"text\": \"B\", \"view\": \"zoom=3\"}]}");
    page.getByTestId("story-file").setInputFiles(mine);
    assertThat(page.getByTestId("story-title")).hasValue("<i>Mine</i>");
    assertThat(page.getByTestId("story-lang")).hasValue("ja");
    assertThat(slides(page)).containsText(new String[] {"<b>A</b>"});
    page.getByTestId("story-undo").click();
    assertThat(slides(page)).hasCount(5);
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900, en-GB", "dark, 390, 844, de-DE"})
  void everybodyCanUseIt(String theme, int width, int height, String locale) {
    Page page = browser.open("?theme=" + theme, width, height, locale);
    openEditor(page);
    addSlide(page, "One", "");
    page.getByTestId("story-save").click();
    assertThat(page.getByTestId("story-title")).isFocused();
    assertNoViolations(page);
    page.getByTestId("story-fold").click();
    assertThat(page.getByTestId("story-title")).isHidden();
    assertThat(page.getByTestId("story-fold")).hasAttribute("aria-expanded", "false");
    assertNoViolations(page);
    page.getByTestId("story-editor-close").click();
    assertThat(page.getByTestId("story-editor")).hasCount(0);
    page.context().close();
  }

  private static void assertNoViolations(Page page) {
    var violations = new AxeBuilder(page).include(".story-editor").analyze().getViolations();
    assertThat(violations).as(violations.toString()).isEmpty();
  }
}
