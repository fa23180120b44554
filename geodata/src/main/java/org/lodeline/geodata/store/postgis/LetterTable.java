package org.lodeline.geodata.store.postgis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.filter.TextFolding;

/**
 * Fills the table of letters, by which the database changes case and takes off accents as Java
 * does. Done anew when Java comes to know a newer Unicode.
 */
final class LetterTable implements JavaMigration {

  /** A row. */
  private record Letter(String letter, String upper, String lower, String folded, boolean mark) {
    static Letter of(int codePoint) {
      String letter = Character.toString(codePoint);
      return new Letter(
          letter,
          letter.toUpperCase(Locale.ROOT),
          TextFolding.lowerCase(letter),
          TextFolding.caseFolded(letter),
          TextFolding.isMark(codePoint));
    }

    boolean changes() {
      return mark || !upper.equals(letter) || !lower.equals(letter) || !folded.equals(letter);
    }
  }

  private static List<Letter> letters() {
    return IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
        .filter(Character::isDefined)
        .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
        .mapToObj(Letter::of)
        .filter(Letter::changes)
        .toList();
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (Statement statement = context.getConnection().createStatement()) {
      statement.executeUpdate("DELETE FROM lodeline.letter");
    }
    try (PreparedStatement insert =
        context
            .getConnection()
            .prepareStatement("INSERT INTO lodeline.letter VALUES (?, ?, ?, ?, ?)")) {
      for (Letter letter : letters()) {
        insert.setString(1, letter.letter);
        insert.setString(2, letter.upper);
        insert.setString(3, letter.lower);
        insert.setString(4, letter.folded);
        insert.setBoolean(5, letter.mark);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute("ANALYZE lodeline.letter");
    }
  }

  @Override
  public Integer getChecksum() {
    return Arrays.hashCode(letters().toArray());
  }

  /** None: it is repeated whenever the checksum is another. */
  @Override
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "letters";
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
