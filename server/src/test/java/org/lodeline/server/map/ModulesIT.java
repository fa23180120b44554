package org.lodeline.server.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lodeline.server.TestServer;

/**
 * The specifications of the map's modules, {@code web/src/test/js}, run by Jasmine in the browser
 * that the map is tested in.
 */
final class ModulesIT {
  private static final Path SPECS = Path.of("..", "web", "src", "test", "js");
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 800;
  private static final String FOLDER = "specifications/";
  private static final String JASMINE_VERSION = "jasmine.version";

  /** What Jasmine says of one specification. */
  private record Result(String name, String status, String failures) {}

  @TestFactory
  Stream<DynamicTest> modules() throws IOException {
    List<Result> results;
    try (Browser browser = new Browser()) {
      Page page = browser.newPage(WIDTH, HEIGHT);
      page.route(TestServer.url(FOLDER) + "**", ModulesIT::answer);
      page.navigate(TestServer.url(FOLDER + "run.html?" + specs()));
      page.waitForSelector("html[data-finished=true]");
      results = results(page);
      browser.assertNoComplaints();
    }
    assertThat(results).isNotEmpty();
    return results.stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.name,
                    () -> assertThat(result.status).as(result.failures).isEqualTo("passed")));
  }

  private static String specs() throws IOException {
    try (Stream<Path> files = Files.walk(SPECS)) {
      return files
          .map(file -> SPECS.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".test.js"))
          .sorted()
          .map(name -> "spec=" + name)
          .collect(Collectors.joining("&"));
    }
  }

  private static void answer(Route route) {
    String path = route.request().url().substring(TestServer.url(FOLDER).length());
    String name = path.replaceFirst("\\?.*", "");
    try {
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType(name.endsWith(".html") ? "text/html" : "text/javascript")
              .setBody(
                  Files.readString(SPECS.resolve(name))
                      .replace(
                          "${" + JASMINE_VERSION + "}",
                          String.valueOf(System.getProperty(JASMINE_VERSION)))));
    } catch (IOException e) {
      route.fulfill(new Route.FulfillOptions().setStatus(404));
    }
  }

  @SuppressWarnings("unchecked") // what run.js collects
  private static List<Result> results(Page page) {
    List<Map<String, Object>> results =
        (List<Map<String, Object>>) page.evaluate("() => window.results");
    return results.stream()
        .map(
            result ->
                new Result(
                    String.valueOf(result.get("name")),
                    String.valueOf(result.get("status")),
                    String.valueOf(result.get("failures"))))
        .toList();
  }
}
