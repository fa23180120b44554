package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import picocli.CommandLine;

/** Settings come from a file, the environment and the command line, and {@code config} says so. */
final class ConfigCommandTest {
  private static final Map<String, String> NO_ENVIRONMENT = Map.of();

  @TempDir Path folder;

  private record Outcome(int exitCode, String out, String err) {
    List<String> setting(String option) {
      return out.lines()
          .filter(line -> line.startsWith(option + " "))
          .findFirst()
          .map(line -> List.of(line.split("  +")))
          .orElseThrow();
    }
  }

  private static Outcome config(Map<String, String> environment, String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "config";
    System.arraycopy(options, 0, all, 1, options.length);
    CommandLine commandLine = Main.commandLine(SettingSources.read(List.of(all), environment));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(all);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("lodeline.conf"), text).toString();
  }

  @Test
  void theCommandLine_isStrongerThanTheEnvironment_whichIsStrongerThanTheFile() throws IOException {
    String file =
        file(
            """
            # A comment
            port = 1001
            host = 0.0.0.0
            drain = 7
            """);
    Outcome outcome =
        config(
            Map.of("LODELINE_HOST", "::1", "LODELINE_PORT", "1002", "LODELINE_CONFIG", file),
            "--port",
            "1003");

    assertThat(outcome.exitCode).isZero();
    assertThat(outcome.setting("--port")).containsExactly("--port", "1003", "the command line");
    assertThat(outcome.setting("--host"))
        .containsExactly("--host", "::1", "the variable LODELINE_HOST");
    assertThat(outcome.setting("--drain")).containsExactly("--drain", "7", "the file " + file);
    assertThat(outcome.setting("--embed-hosts")).containsExactly("--embed-hosts", "*", "default");
    assertThat(outcome.setting("--config"))
        .containsExactly("--config", file, "the variable LODELINE_CONFIG");
  }

  @Test
  void everyOptionOfServe_canComeFromTheEnvironment() {
    Outcome outcome = config(Map.of("LODELINE_TILE_CACHE", "12"));

    assertThat(outcome.setting("--tile-cache"))
        .containsExactly("--tile-cache", "12", "the variable LODELINE_TILE_CACHE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--database | jdbc:postgresql://h/d?user=me&password=se,c;ret&ssl=true"
            + " | jdbc:postgresql://h/d?user=me&password=***&ssl=true",
        "--database | jdbc:postgresql://h/d?sslpassword=secret"
            + " | jdbc:postgresql://h/d?sslpassword=***",
        "--database | jdbc:postgresql://me:secret@h/d | jdbc:postgresql://***@h/d",
        "--datastore | redis.url=redis://:se@cret@h:1,redis.catalog=x"
            + " | redis.url=redis://***@h:1,redis.catalog=x",
        "--datastore | accumulo.password=secret,b=c | accumulo.password=***,b=c",
      })
  void secrets_areMasked(String option, String value, String shown) {
    Outcome outcome = config(NO_ENVIRONMENT, option, value);

    assertThat(outcome.exitCode).as(outcome.err).isZero();
    assertThat(outcome.setting(option)).contains(shown);
    assertThat(outcome.out + outcome.err).doesNotContain("secret", "se,c", "cret");
  }

  @Test
  void anUnknownSetting_isRefusedWithTheNearestThatThereIs() throws IOException {
    String file = file("tile-cahce=3");

    assertThatThrownBy(() -> config(NO_ENVIRONMENT, "--config", file))
        .isInstanceOf(LodelineException.class)
        .hasMessage("unknown setting 'tile-cahce' in " + file + "; did you mean tile-cache?");
  }

  @ParameterizedTest
  @CsvSource({
    "xyzzy-and-more=1, 'known are host, port'",
    "--port=1, did you mean port?",
    "config=other, unknown setting 'config'",
    "'port=1\nport=2', the setting port is twice",
    "port=\\u12, must name a file of properties",
  })
  void aFileThatIsWrong_isRefused(String text, String told) throws IOException {
    String file = file(text);

    assertThatThrownBy(() -> config(NO_ENVIRONMENT, "--config=" + file))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining(told)
        .hasMessageContaining(file);
  }

  @Test
  void aFileThatIsNotThere_orNoText_isRefused() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', '=', (byte) 0xFF, 0});

    for (Path file : List.of(binary, folder.resolve("absent"), folder)) {
      assertThatThrownBy(() -> config(NO_ENVIRONMENT, "--config", file.toString()))
          .isInstanceOf(LodelineException.class)
          .hasMessageContaining("--config must name a file")
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void aValueThatCannotBeUsed_isToldWithWhereItComesFrom() throws IOException {
    String file = file("drain=-1");
    Outcome fromFile = config(NO_ENVIRONMENT, "--config", file);
    Outcome fromEnvironment = config(Map.of("LODELINE_PORT", "many"));
    Outcome fromCommandLine = config(NO_ENVIRONMENT, "--port", "70000");

    assertThat(List.of(fromFile.exitCode, fromEnvironment.exitCode, fromCommandLine.exitCode))
        .containsOnly(Main.FAILED);
    assertThat(fromFile.err.strip())
        .isEqualTo(
            "lodeline: --drain must be 0 to 3600 seconds; it was -1 (--drain is from the file "
                + file
                + ")");
    assertThat(fromEnvironment.err.strip())
        .startsWith("lodeline: ")
        .contains("'--port'", "'many'")
        .endsWith("(--port is from the variable LODELINE_PORT)")
        .doesNotContain("Usage");
    assertThat(fromCommandLine.err.strip())
        .isEqualTo("lodeline: --port must be 0 to 65535; it was 70000");
  }

  @Test
  void otherCommands_takeTheStoreFromTheFileToo() throws IOException {
    Path data = folder.resolve("elsewhere");
    String file = file("port=1\ndata=" + data);

    assertThat(Main.run("check", "--config", file)).isNotEqualTo(2);
    assertThat(data.resolve("lodeline.gpkg")).exists();
  }
}
