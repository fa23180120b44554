package org.lodeline.geodata.filter.cql2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;

/** Whatever is written, there is a filter that can be asked, or an error for the one who wrote. */
class Cql2FuzzTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final List<String> WORDS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          ",",
          "'",
          "''",
          "\"",
          "=",
          "<>",
          "<",
          "-",
          "+",
          "*",
          "/",
          "%",
          "^",
          " ",
          " AND ",
          " OR ",
          " NOT ",
          " IS NULL",
          " LIKE ",
          " BETWEEN ",
          " IN ",
          " div ",
          "CASEI(",
          "name",
          "pop_max",
          "geom",
          "start",
          "\"date\"",
          "boolean",
          "1",
          "-0",
          "1e308",
          "'%a_'",
          "POINT(",
          "0 0",
          "BBOX(",
          "INTERVAL(",
          "'..'",
          "DATE('2020-01-01')",
          "S_TOUCHES(",
          "T_MEETS(",
          "A_EQUALS(",
          "true",
          "{",
          "}",
          ":",
          "\\",
          "\u0000",
          "\uD800",
          "é");
  private static final List<String> FILTERS = filters();

  private static List<String> filters() {
    try {
      return AbstractTestSuite.cases().stream().map(AbstractTestSuite.Case::filter).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(tries = 2000)
  void anyText_isAFilterOrAnError(@ForAll String text) {
    ask(text);
  }

  @Property(tries = 4000)
  void wordsInAnyOrder_areAFilterOrAnError(@ForAll("sentences") String text) {
    ask(text);
  }

  @Provide
  Arbitrary<String> sentences() {
    return Arbitraries.of(WORDS).list().ofMaxSize(30).map(words -> String.join("", words));
  }

  @Property(tries = 4000)
  void aFilterWithMistakes_isAFilterOrAnError(@ForAll Random random) {
    String filter = FILTERS.get(random.nextInt(FILTERS.size()));
    if (random.nextBoolean()) {
      filter = JsonWriter.json(filter);
    }
    for (int mistakes = 1 + random.nextInt(3); mistakes > 0; mistakes--) {
      int from = random.nextInt(filter.length() + 1);
      int to = Math.min(filter.length(), from + random.nextInt(6));
      String word = random.nextBoolean() ? "" : WORDS.get(random.nextInt(WORDS.size()));
      filter = filter.substring(0, from) + word + filter.substring(to);
    }
    ask(filter);
  }

  /** In both encodings, on both kinds of layers. */
  private static void ask(String text) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (NaturalEarth layer : List.of(NaturalEarth.places(), NaturalEarth.countries())) {
            ask(Cql2.TEXT, text, layer);
            ask(Cql2.JSON, text, layer);
          }
        });
  }

  private static void ask(Cql2 encoding, String text, NaturalEarth layer) {
    Filter filter;
    try {
      filter = encoding.parse(text, layer.type());
    } catch (LodelineException e) {
      assertThat(e.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT);
      assertThat(e.getMessage()).hasSizeLessThan(1_000);
      return;
    }
    layer.features().stream().limit(50).forEach(filter::evaluate);
  }
}
