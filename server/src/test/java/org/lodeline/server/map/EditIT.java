package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.server.LodelineServer;
import org.lodeline.server.Settings;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;

/** Features edited in the detail panel, on a server of its own that lets them be. */
final class EditIT {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final String ITEMS = "ogc/collections/deposits/items/";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static LodelineServer server;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Browser browser;

  private static String editor = "";
  private static String reader = "";

  @BeforeAll
  static void start() {
    Path keys = folder.resolve("keys.json");
    editor = KeyFile.add(keys, "ada", Role.EDITOR);
    reader = KeyFile.add(keys, "bob", Role.READER);
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

  @Test
  void theOperatorOfAltmark_isChangedByKeyboard_andTheHistoryTellsByWhom() {
    Page page = browser.open("?select=deposits/altmark", WIDTH, HEIGHT);
    page.getByTestId("edit-tool").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("api-key")).isFocused();
    assertThat(page.getByTestId("api-key")).hasAttribute("type", "password");
    page.keyboard().type(editor);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("edit-name")).isFocused();
    assertNoViolations(page);

    page.getByTestId("edit-operator").focus();
    page.keyboard().press("Control+A");
    page.keyboard().type("Somebody else");
    page.keyboard().press("Enter");

    assertThat(page.getByTestId("saved")).isFocused();
    assertThat(page.locator("[data-field=operator] dd").first()).hasText("Somebody else");
    page.locator("[data-testid=history] summary").focus();
    page.keyboard().press("Enter");
    Locator entry = page.locator(".history__entry").first();
    assertThat(entry).containsText("ada changed it");
    assertThat(entry.locator("ins")).hasText("Somebody else");
    assertNoViolations(page);
    assertThat(page.url()).doesNotContain(editor);
    page.context().close();
  }

  @Test
  void aValueThatTheLayerDoesNotAllow_isRefusedAtItsField() {
    Page page = edit("deposits/bayan-obo", editor);
    page.getByTestId("edit-name").fill("");
    page.getByTestId("edit-source_url").fill("ftp://example.org/x");
    page.getByTestId("edit-save").click();
    assertThat(page.getByTestId("edit-name")).isFocused();
    assertThat(page.getByTestId("edit-name")).hasAttribute("aria-invalid", "true");
    assertThat(page.getByTestId("edit-name"))
        .hasAccessibleDescription(Pattern.compile("is required.*"));
    assertThat(page.getByTestId("error-source_url")).containsText("https://");
    browser.assertComplained("422");

    page.getByTestId("edit-name").fill("Bayan Obo East");
    page.getByTestId("edit-source_url").fill("https://example.org/x");
    page.getByTestId("edit-save").click();
    assertThat(page.getByTestId("detail-name")).hasText("Bayan Obo East");
    page.context().close();
  }

  @Test
  void whoeverIsSlower_seesWhatIsThereNow_andDecides() throws Exception {
    Page page = edit("deposits/mount-weld", editor);
    page.getByTestId("edit-operator").fill("Mine");
    patch("mount-weld", "{\"properties\": {\"operator\": \"Theirs\", \"start_year\": 2012}}");
    page.getByTestId("edit-save").click();
    assertThat(page.getByTestId("overtaken")).isFocused();
    assertThat(page.getByTestId("overtaken")).containsText("Theirs");
    assertThat(page.getByTestId("edit-operator")).hasValue("Mine");
    assertThat(page.getByTestId("edit-start_year")).hasValue("2012");
    browser.assertComplained("412");

    page.getByTestId("edit-save").click();
    assertThat(page.getByTestId("saved")).isVisible();
    assertThat(page.locator("[data-field=operator] dd").first()).hasText("Mine");
    page.context().close();
  }

  @Test
  void whoMayNotEdit_isToldSo_andKeepsWhatWasTyped() {
    Page page = edit("deposits/kvanefjeld", "nobody's");
    page.getByTestId("edit-operator").fill("Typed");
    page.getByTestId("edit-save").click();
    assertThat(page.getByTestId("key-form")).containsText("Nobody has this key");
    page.getByTestId("api-key").fill(reader);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("key-form")).containsText("histories");
    page.getByTestId("api-key").fill(editor);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("saved")).isVisible();
    assertThat(page.locator("[data-field=operator] dd").first()).hasText("Typed");
    browser.assertComplained("status of 40");
    page.context().close();
  }

  @Test
  void aPointIsMoved_andTakenAway_afterAQuestion() {
    Page page = edit("deposits/tanbreez", editor);
    page.getByTestId("edit-lon").fill("-46.5");
    page.getByTestId("edit-save").click();
    assertThat(page.locator(".detail__position")).containsText("46.5°");
    page.getByTestId("edit-tool").click();
    page.getByTestId("edit-delete").click();
    assertThat(page.getByText("Keep", new Page.GetByTextOptions().setExact(true))).isFocused();
    page.getByTestId("edit-delete-sure").click();
    assertThat(page.getByTestId("notice")).containsText("Deleted");
    assertThat(page.getByTestId("detail")).isHidden();
    page.context().close();
  }

  @Test
  void whatIsComputed_hasNoEditTool() {
    Page page = browser.open("?select=corridors/potential-altmark", WIDTH, HEIGHT);
    assertThat(page.getByTestId("detail-name")).isVisible();
    assertThat(page.getByTestId("edit-tool")).isHidden();
    page.context().close();
  }

  private static Page edit(String select, String key) {
    Page page = browser.open("?select=" + select, WIDTH, HEIGHT);
    page.getByTestId("edit-tool").click();
    page.getByTestId("api-key").fill(key);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("edit-name")).isVisible();
    return page;
  }

  private static void patch(String id, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + ITEMS + id))
            .header("Authorization", "Bearer " + editor)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(body))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(204);
  }

  private static void assertNoViolations(Page page) {
    assertThat(new AxeBuilder(page).include(".detail").analyze().getViolations()).isEmpty();
  }
}
