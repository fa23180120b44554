package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.filter.TextFolding;

/** The database makes of every letter of Unicode what Java makes of it. */
class LetterTableTest {
  private static final String URL = TestPostgres.newDatabase();

  static {
    TestLayers.open(URL).close();
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of("upper", (UnaryOperator<String>) text -> text.toUpperCase(Locale.ROOT)),
        Arguments.of("lower", (UnaryOperator<String>) TextFolding::lowerCase),
        Arguments.of("casei", (UnaryOperator<String>) TextFolding::caseFolded),
        Arguments.of("accenti", (UnaryOperator<String>) TextFolding::accentFolded));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyLetter_isTheSame(String name, UnaryOperator<String> inJava) throws SQLException {
    List<String> texts =
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
            .filter(Character::isDefined)
            .filter(letter -> Character.getType(letter) != Character.SURROGATE)
            .mapToObj(letter -> "aΣ" + Character.toString(letter) + "e\u0301")
            .toList();
    List<String> made = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT lodeline."
                    + name
                    + "(t) FROM unnest(?) WITH ORDINALITY AS x(t, n) ORDER BY n")) {
      select.setArray(1, connection.createArrayOf("text", texts.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          made.add(rows.getString(1));
        }
      }
    }

    assertThat(made).isEqualTo(texts.stream().map(inJava).toList());
  }
}
