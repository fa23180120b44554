package org.lodeline.geodata.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.TestNetworks;

class CheckReportTest {
  private final StringWriter out = new StringWriter();

  private void twelveAtNullIsland(CheckReport report) {
    Checker checker = new Checker(TestNetworks.world(), report);
    try (Checker.LayerPass pass = checker.begin(Findings.SITES)) {
      for (int i = 0; i < 12; i++) {
        pass.see(Findings.site("s" + i, 0, 0, "\"" + i + "\"", "ZZZ"));
      }
      pass.unreadable(14, "latitude 95 is not from -90 to 90");
    }
    report.end();
  }

  @Test
  void aTextReport_countsAndShowsTheFirstTenOfEachCheck_andSumsUp() {
    twelveAtNullIsland(new TextReport(new PrintWriter(out)));

    assertThat(out.toString().lines())
        .contains(
            "Points at 0,0 (null island): 12",
            "  sites s9 (\"9\"): lies at 0.0,0.0; find its position, or take its geometry away"
                + " until it is known",
            "  and 2 more: --format json lists all",
            "  sites line 14: latitude 95 is not from -90 to 90; correct the record; an import"
                + " would leave it out")
        .doesNotContain("sites s10")
        .endsWith("25 findings in 13 features of 1 layer");
  }

  @Test
  void aJsonReport_holdsAllFindings() throws Exception {
    twelveAtNullIsland(new JsonReport(out));
    JsonNode report = Resources.JSON.readTree(out.toString());

    assertThat(report.path("findings")).hasSize(25);
    assertThat(report.path("findings").path(0).path("feature").asText()).isEqualTo("s0");
    assertThat(report.path("checks").path("null-island").asInt()).isEqualTo(12);
    assertThat(report.path("layers").path("sites").asInt()).isEqualTo(13);
    assertThat(report.path("count").asInt()).isEqualTo(25);
  }
}
