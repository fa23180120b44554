package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code check} of a store and of files. */
final class CheckCommandTest {
  private static final String SITES = "id,lon,lat,name,country\n";

  @TempDir static Path data;
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();

  private int run(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data.toString();
    CommandLine commandLine = Main.commandLine(SettingSources.read(List.of(), Map.of()));
    commandLine.setOut(new PrintWriter(out));
    return commandLine.execute(all);
  }

  @Test
  void theBundledFacts_giveNoFinding() {
    int exitCode = run("check");

    assertThat(out.toString()).contains("0 findings in ");
    assertThat(exitCode).isZero();
  }

  @Test
  void theFacts_areToldAsATable() {
    assertThat(run("check", "--facts")).isZero();

    assertThat(out.toString().lines().skip(2))
        .anyMatch(line -> line.matches("\\| `deposits` \\| \\d+ \\| \\d+ % .*"))
        .anyMatch(line -> line.startsWith("| `measures` |"))
        .noneMatch(line -> line.contains("`sources`") || line.contains("`countries`"));
  }

  @Test
  void theFactsOfAFile_areNotTold() throws Exception {
    Path file = Files.writeString(folder.resolve("f.csv"), SITES + "a,23.3,69.97,Alta,NOR\n");

    assertThat(run("check", file.toString(), "--facts")).isEqualTo(2);
  }

  @Test
  void aFileWithoutFaults_isZero_andOneWithFaults_isOne() throws Exception {
    Path good = Files.writeString(folder.resolve("good.csv"), SITES + "a,23.3,69.97,Alta,NOR\n");
    Path bad = Files.writeString(folder.resolve("bad.csv"), SITES + "a,69.97,23.3,Alta,NOR\n");

    assertThat(run("check", good.toString())).isZero();
    assertThat(run("check", bad.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("longitude and latitude look swapped: try 23.3,69.97");
    assertThat(folder).isDirectoryNotContaining("glob:**rejects*");
  }

  @Test
  void aFile_isCheckedByTheRulesOfALayer() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("new.csv"), "id,lon,lat,name,country,status\na,10,50,A,DEU,digging\n");

    assertThat(run("check", file.toString(), "--layer", "deposits", "--format", "json"))
        .isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("findings").findValuesAsText("problem"))
        .contains("status is 'digging'", "commodity is empty", "source_title is empty");
  }

  @Test
  void whatCannotBeRead_isAFinding() throws Exception {
    Path file = Files.writeString(folder.resolve("f.csv"), SITES + "a,23.3,95,Alta,NOR\n");

    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("f line 2: latitude 95.0 is not from -90 to 90");
  }

  @Test
  void whatCannotBeChecked_isTwo() throws Exception {
    Path image = Files.write(folder.resolve("x.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    assertThat(run("check", folder.resolve("absent.csv").toString())).isEqualTo(2);
    assertThat(run("check", image.toString())).isEqualTo(2);
    assertThat(run("check", "--layer", "depozits")).isEqualTo(2);
    assertThat(run("check", "--format", "xml")).isEqualTo(2);
  }
}
