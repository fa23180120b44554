package org.lodeline.server.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lodeline.server.TestServer;

/**
 * Debian's headless Chromium on a server. Every page it opens is watched for what a user must never
 * see; registered as an extension, it fails the test in which a page complained, and ends with the
 * class.
 */
final class Browser implements AutoCloseable, AfterEachCallback, AfterAllCallback {
  private static final List<String> EXECUTABLES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static final String LOCALE = "en-GB";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new ArrayList<>();
  private final String origin;
  private final List<String> others;

  /** On the server that the tests share. */
  Browser() {
    this(TestServer.url(""));
  }

  /**
   * On a server.
   *
   * @param origin its URL, with a slash at the end
   * @param others URLs of other servers that pages may ask
   */
  Browser(String origin, String... others) {
    this.origin = origin;
    this.others = List.of(others);
    Path executable =
        Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), EXECUTABLES.stream())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "no Chromium: install it with .ci/setup (Debian's package chromium)"));
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  /** Opens a path of the server at a window size and waits until the map is drawn. */
  Page open(String path, int width, int height) {
    return open(path, width, height, LOCALE);
  }

  /** The same in a browser that speaks a language, as {@code de-DE}. */
  Page open(String path, int width, int height, String locale) {
    Page page = newPage(width, height, locale);
    page.navigate(origin + path);
    page.waitForSelector("html[data-ready=true]");
    return page;
  }

  /** An empty page of a window size. */
  Page newPage(int width, int height) {
    return newPage(width, height, LOCALE);
  }

  private Page newPage(int width, int height, String locale) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(width < 600)
                .setLocale(locale));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.type() + " in the console: " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("error in the page: " + error));
    page.onRequest(
        request -> {
          String url = request.url();
          if (Stream.concat(Stream.of(origin, "data:", "blob:"), others.stream())
              .noneMatch(url::startsWith)) {
            complaints.add("request to another host: " + url);
          }
        });
    return page;
  }

  /** Whether any page has complained since that was last asserted. */
  boolean hasComplaints() {
    return !complaints.isEmpty();
  }

  /** That a page complained as it had to: of an answer that the test made fail. */
  void assertComplained(String text) {
    assertThat(complaints).isNotEmpty().allMatch(complaint -> complaint.contains(text));
    complaints.clear();
  }

  /** Fails if any page so far complained on its console or asked another host. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertNoComplaints();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
