package org.lodeline.geodata.ingest;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/**
 * The rows of a CSV file (RFC 4180), the header among them. An empty cell is null, a quoted empty
 * one is not.
 */
final class CsvRows implements AutoCloseable {
  /** As many columns as a table of the store can have, and a few more. */
  static final int MOST_COLUMNS = 2_000;

  /**
   * A row of a file.
   *
   * @param line where it begins, from 1
   */
  record Row(long line, List<@Nullable String> cells) {
    boolean isEmpty() {
      return cells.isEmpty() || (cells.size() == 1 && cells.get(0) == null);
    }
  }

  private final Path file;
  private final CloseableIterator<Row> rows;

  private CsvRows(Path file, CloseableIterator<Row> rows) {
    this.file = file;
    this.rows = rows;
  }

  static CsvRows open(Path file, CsvDialect dialect) throws IOException {
    CsvReader<Row> reader =
        CsvReader.builder()
            .fieldSeparator(dialect.delimiter())
            .skipEmptyLines(true)
            .ignoreDifferentFieldCount(true)
            .build(new Handler(), dialect.reader(file));
    return new CsvRows(file, reader.iterator());
  }

  /**
   * The next row; null after the last.
   *
   * @throws LodelineException of kind INVALID_INPUT if the file cannot be read on
   */
  @Nullable Row next() throws IOException {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (!row.isEmpty()) {
          return row;
        }
      }
      return null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw LodelineException.invalid("FILE", file + " cannot be read: " + cause.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Gathers rows, and holds one copy of texts that are repeated, as codes and names are. */
  private static final class Handler extends AbstractBaseCsvCallbackHandler<Row> {
    private static final int MOST_KEPT = 10_000;
    private static final int LONGEST_KEPT = 32;

    private final Map<String, String> repeated = new HashMap<>();
    private List<@Nullable String> cells = new ArrayList<>();

    @Override
    protected void handleBegin(long line) {
      cells = new ArrayList<>(cells.size());
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (index >= MOST_COLUMNS) {
        throw LodelineException.invalid(
            "FILE",
            "line %d has more than %,d columns".formatted(getStartingLineNumber(), MOST_COLUMNS));
      }
      cells.add(length == 0 && !quoted ? null : text(buffer, offset, length));
    }

    private String text(char[] buffer, int offset, int length) {
      String text = new String(buffer, offset, length);
      String known = length > LONGEST_KEPT ? text : repeated.get(text);
      if (known != null) {
        return known;
      }
      if (repeated.size() < MOST_KEPT) {
        repeated.put(text, text);
      }
      return text;
    }

    @Override
    protected RecordWrapper<Row> buildRecord() {
      return wrapRecord(new Row(getStartingLineNumber(), cells));
    }
  }
}
