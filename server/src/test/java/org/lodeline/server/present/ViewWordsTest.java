package org.lodeline.server.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.TestServer;

/** A view in one sentence. */
final class ViewWordsTest {
  /** Stands for how many features a layer has. */
  private static final Pattern COUNT = Pattern.compile("\\{([a-z-]+)}");

  private static String sentence(String query) {
    return TestViews.WORDS.sentence(TestViews.view(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                                      | {deposits} deposits, {processing-sites} processing plants and {flows} supply lines.
          layers=deposits,corridors                   | {deposits} deposits and {corridors} supply lines.
          layers=ports,passages                       | {ports} ports and {passages} straits and canals.
          layers=passages                             | {passages} straits and canals.
          layers=                                     | No features.
          layers=deposits&select=deposits/altmark     | Altmark lithium brines (Jeetze-L, Milde licences), among {deposits} deposits.
          layers=deposits&select=deposits/gone        | {deposits} deposits.
          layers=deposits&filter=name = 'nothing'     | No features matching a filter.
          """)
  void withoutScenario_whatIsShownIsCounted(String query, String sentence) {
    assertThat(sentence(query == null ? "" : query))
        .isEqualTo(
            COUNT
                .matcher(sentence)
                .replaceAll(
                    count -> "" + TestViews.CATALOG.require(count.group(1)).features().size()));
  }

  @Test
  void commoditiesAndCountries_areNamedAsASentenceHasThem() {
    assertThat(sentence("commodity=lithium,rare-earths-heavy&country=usa,AUS"))
        .endsWith(
            " of lithium and heavy rare earths in, from or to the United States and Australia.");
    assertThat(sentence("layers=corridors:actual&country=AUS"))
        .endsWith(" supply lines from or to Australia.");
  }

  @Test
  void placesAlone_areInACountry() {
    assertThat(sentence("layers=deposits&commodity=lithium&country=deu&filter=start_year IS NULL"))
        .matches("\\d+ deposits? of lithium in Germany matching a filter\\.");
  }

  @Test
  void oneOfAKind_isNotSaidAsMany() {
    assertThat(sentence("layers=deposits&filter=name LIKE 'Altmark lithium%'"))
        .isEqualTo("1 deposit matching a filter.");
  }

  @Test
  void aScenario_isSaidAsTheSummarySaysIt() {
    assertThat(sentence("closed=suez&commodity=cobalt"))
        .startsWith("With the Suez Canal closed, of ")
        .isEqualTo(
            TestServer.json("supply/summary?closed=suez&commodity=cobalt")
                .path("summary")
                .asText());
  }

  @Test
  void aFilterThatNobodyUnderstands_isToldUnderAScenarioToo() {
    assertThatThrownBy(() -> sentence("closed=suez&filter=name = 'open"))
        .isInstanceOf(LodelineException.class);
  }
}
