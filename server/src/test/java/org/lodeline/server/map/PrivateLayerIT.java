package org.lodeline.server.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.server.Commands;
import org.lodeline.server.GuardedServer;
import org.lodeline.server.LodelineServer;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;

/** The map of a server with a private layer, in the browser of somebody who has a key. */
final class PrivateLayerIT {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final String LAYER = "vault";

  @TempDir static Path folder;
  private static String login;
  private static LodelineServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Path keys = folder.resolve("keys.json");
    String key = KeyFile.add(keys, "cy", Role.READER, Optional.of(List.of(LAYER)));
    Path csv = Files.writeString(folder.resolve(LAYER + ".csv"), "id,name,lon,lat\na,Shaft,1,2\n");
    Path data = folder.resolve("data");
    assertThat(Commands.run("import", csv.toString(), "--data", data.toString())).isZero();
    server = GuardedServer.start(data, keys, LAYER);
    // As if the browser had asked for the key.
    login = server.url().replace("//", "//cy:" + key + "@") + "login";
    browser = new Browser(server.url(), login);
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
  void itIsNotOnTheMapOfOthers() {
    Page page = browser.open("", WIDTH, HEIGHT);
    assertThat(page.getByTestId("layer-ports")).isVisible();
    assertThat(page.getByTestId("layer-" + LAYER)).hasCount(0);
    page.context().close();
  }

  @Test
  void whoLogsIn_seesIt_andOpensAFeature() {
    Page page = browser.newPage(WIDTH, HEIGHT);
    Response answer = page.navigate(login);
    assertThat(answer.status()).isEqualTo(200);
    page.waitForSelector("html[data-ready=true]");
    assertThat(page).hasURL(server.url());
    page.getByTestId("layer-" + LAYER).click();
    assertThat(page.getByTestId("map")).hasAttribute("data-tiles", "whole");
    page.navigate(server.url() + "?select=" + LAYER + "/a");
    assertThat(page.getByTestId("detail-name")).hasText("Shaft");
    page.context().close();
  }
}
