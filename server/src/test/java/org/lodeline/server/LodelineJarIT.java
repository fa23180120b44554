package org.lodeline.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.fixtures.Ports;

/** The packaged program, started as a user starts it. */
final class LodelineJarIT {
  private static final int FAST_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void help_andVersion_answerAndExit() throws Exception {
    assertThat(run(Map.of(), "--help").output).contains("serve").contains("Usage: lodeline");
    assertThat(run(Map.of(), "serve", "--help").output)
        .contains("--port", "--host", "--data", "LODELINE_PORT");
    assertThat(run(Map.of(), "--version").output).matches("lodeline \\d+\\.\\d+\\.\\d+\\s*");
  }

  @Test
  void anUnknownOption_isNamed() throws Exception {
    Outcome outcome = run(Map.of(), "--prot", "1");
    assertThat(outcome.exitCode).isNotZero();
    assertThat(outcome.output).contains("--prot").doesNotContain("Exception");
  }

  @Test
  void route_printsItsLegsAndTheirSum_orTheAnswerOfTheServer() throws Exception {
    String data = folder.resolve("data").toString();
    Outcome table = run(Map.of(), "route", "altmark", "JPTYO", "--closed", "suez", "--data", data);
    assertThat(table.exitCode).isZero();
    assertThat(table.output)
        .containsPattern("land +Altmark.* DEU")
        .containsPattern("sea +.*- Tokyo .*dover, panama")
        .containsPattern("all +\\d\\d,\\d{3}");
    Outcome json = run(Map.of(), "route", "NLRTM", "SGSIN", "--json", "--data", data);
    assertThat(json.output).contains("\"type\":\"Feature\"").contains("\"suez\"");
    assertFailsInOneLine(
        "suez", run(Map.of(), "route", "NLRTM", "SGSIN", "--closed", "suze", "--data", data));
    assertFailsInOneLine("TO", run(Map.of(), "route", "NLRTM", "nowhere", "--data", data));
  }

  @Test
  void itServes_bySettingsFromTheEnvironment_andStopsCleanlyWhenTold() throws Exception {
    int port = Ports.free();
    Process server =
        start(
            Map.of(
                "LODELINE_PORT",
                "" + port,
                "LODELINE_DATA",
                folder.resolve("new").toString(),
                "LODELINE_HOST",
                ""),
            folder.resolve("log"));
    try {
      awaitReady(server, port);
      assertThat(folder.resolve("new/lodeline.gpkg")).exists();
      for (String kind : List.of("png", "svg", "pdf")) {
        assertThat(get(port, "/maps/static." + kind).statusCode())
            .as("a picture as %s, drawn from the jar", kind)
            .isEqualTo(200);
      }
    } finally {
      server.destroy(); // SIGTERM
    }
    assertThat(server.waitFor(FAST_SECONDS, SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("Exception");
  }

  @Test
  void aSettingThatCannotBeUsed_isToldInOneLine() throws Exception {
    assertFailsInOneLine("--port", run(Map.of(), "--port", "70000"));
    assertFailsInOneLine("--tiles", run(Map.of(), "--tiles", "https://tiles.example.org/"));
  }

  @Test
  void aTakenPort_isToldInOneLine_beforeAStoreIsFilled() throws Exception {
    Path data = folder.resolve("unneeded");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          run(Map.of(), "--port", "" + taken.getLocalPort(), "--data", data.toString());
      assertFailsInOneLine("--port", outcome);
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void anAddressOfNoneOfOurs_isToldInOneLine() throws Exception {
    assertFailsInOneLine("--host", run(Map.of(), "--host", "host.invalid", "--port", "0"));
    assertFailsInOneLine("--host", run(Map.of(), "--host", "192.0.2.1", "--port", "0"));
  }

  @Test
  void aDataFolderThatCannotBeWritten_isToldInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertFailsInOneLine(
        file.toString(), run(Map.of(), "--port", "0", "--data", file.resolve("data").toString()));
  }

  @Test
  void aBrokenDataFile_isToldInOneLine() throws Exception {
    Files.writeString(
        folder.resolve("lodeline.gpkg"),
        "not a database, but long enough to be read as one".repeat(99));
    assertFailsInOneLine(
        "lodeline.gpkg", run(Map.of(), "--port", "0", "--data", folder.toString()));
  }

  @Test
  void aStartThatIsKilledWhileSeeding_leavesNothingThatANextOneTakesForWhole() throws Exception {
    Random random = new Random(42);
    for (int i = 0; i < 5; i++) {
      Process killed =
          start(Map.of(), folder.resolve("log"), "--port", "0", "--data", folder.toString());
      assertThat(killed.waitFor(500 + random.nextInt(2_500), MILLISECONDS)).isFalse();
      killed.destroyForcibly().waitFor();
    }
    int port = Ports.free();
    Process server =
        start(Map.of(), folder.resolve("log"), "--port", "" + port, "--data", folder.toString());
    try {
      awaitReady(server, port);
      assertThat(get(port, "/layers/corridors.geojson").body()).contains("potential-altmark");
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .noneMatch(name -> name.startsWith("lodeline-seeding"));
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static void assertFailsInOneLine(String named, Outcome outcome) {
    assertThat(outcome.exitCode).isEqualTo(1);
    List<String> told =
        outcome.output.lines().filter(line -> line.startsWith("lodeline: ")).toList();
    assertThat(told).singleElement().asString().contains(named);
    assertThat(outcome.output).doesNotContain("Exception").doesNotContain("\tat ");
  }

  private record Outcome(int exitCode, String output) {}

  private Outcome run(Map<String, String> environment, String... args) throws Exception {
    Path log = folder.resolve("output");
    Process process = start(environment, log, args);
    try {
      assertThat(process.waitFor(FAST_SECONDS, SECONDS)).as("the program ends").isTrue();
      return new Outcome(process.exitValue(), Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Map<String, String> environment, Path log, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("lodeline.jar"));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void awaitReady(Process server, int port) throws Exception {
    for (int i = 0; i < FAST_SECONDS * 10; i++) {
      assertThat(server.isAlive()).as("the server runs").isTrue();
      try {
        if (get(port, "/health/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      server.waitFor(100, MILLISECONDS);
    }
    throw new AssertionError("not ready after " + FAST_SECONDS + " s");
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
