package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

class CsvTest {
  private static final Csv CSV = new Csv();

  @Test
  void points_haveTheColumnsLonAndLat() {
    assertThat(
            Row.text(
                CSV,
                Row.type(Point.class),
                Row.altmark("POINT (11.15 -52.8500001)"),
                Row.at("nowhere", null),
                Row.at("empty", "POINT EMPTY")))
        .isEqualTo(
            """
            id,lon,lat,name,items,amount,year,main,date
            altmark,11.15,-52.85,"Altmark & ""Söhne"" <锂>",lithium;a\\;b,43000.5,2025,true,2025-09-25
            nowhere,,,,,,,,
            empty,,,,,,,,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void otherGeometries_areWellKnownText() {
    assertThat(
            Row.text(
                CSV, Row.at("a", "MULTILINESTRING ((170 0, 180 5), (-180 5, -170.1234567 10))")))
        .isEqualTo(
            """
            id,WKT,name,items,amount,year,main,date
            a,"MULTILINESTRING ((170 0, 180 5), (-180 5, -170.123457 10))",,,,,,
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT (-180 90)",
        "POINT EMPTY",
        "LINESTRING (1 2, 3.5 4)",
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))",
        "MULTIPOINT ((1 2), (3 4))",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((10 0, 14 0, 14 4, 10 0)))",
        "MULTILINESTRING EMPTY",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))",
      })
  void anyGeometry_isWellKnownText(String wkt) {
    assertThat(Row.text(CSV, Row.at("a", wkt)).replace("\"", "")).contains("\r\na," + wkt + ",,");
  }

  @Test
  void aTable_hasNoPosition() {
    assertThat(Row.text(CSV, Row.table(), Row.at("a", null)))
        .isEqualTo("id,name,items,amount,year,main,date\r\na,,,,,,\r\n");
  }

  @Test
  void theEmptyTextAndList_areNotUnknown() {
    Row row = new Row("a", null, "", List.of(), Double.NaN, null, null, null);
    assertThat(Row.text(CSV, Row.table(), row)).endsWith("\r\na,\"\",\"\",,,,\r\n");
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "=1+1            | '=1+1",
        "+1              | '+1",
        "-a              | '-a",
        "@SUM(A1)        | '@SUM(A1)",
        "'=1             | ''=1",
        "'s-Hertogenbosch | 's-Hertogenbosch",
        "a=1             | a=1",
      })
  void aTextThatLooksLikeAFormula_isMarkedAsText(String text, String written) {
    assertThat(Row.text(CSV, Row.table(), Row.named(text)))
        .endsWith("\r\nx," + written + "," + written + ",,,,\r\n");
  }

  @Test
  void aNegativeNumber_isNoFormula() {
    Row row = new Row("a", null, null, null, -2.5, -7L, null, null);
    assertThat(Row.text(CSV, Row.table(), row)).endsWith("\r\na,,,-2.5,-7,,\r\n");
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Row.any();
  }

  @Provide
  Arbitrary<List<Row>> points() {
    return Row.anyPoints();
  }

  @Property(tries = 300)
  void whatIsWritten_isReadBackEqual(@ForAll("rows") List<Row> rows) throws IOException {
    assertThat(read(Row.bytes(CSV, Row.type(Geometry.class), rows), 1)).isEqualTo(rows);
  }

  @Property(tries = 300)
  void pointsThatAreWritten_areReadBackEqual(@ForAll("points") List<Row> rows) throws IOException {
    assertThat(read(Row.bytes(CSV, Row.type(Point.class), rows), 2)).isEqualTo(rows);
  }

  private static List<Row> read(byte[] document, int positionColumns) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<List<@Nullable String>> reader =
        CsvReader.builder().build(new Cells(), new String(document, StandardCharsets.UTF_8))) {
      reader.stream()
          .skip(1)
          .forEach(
              cells -> {
                String wkt =
                    positionColumns == 1 || cells.get(1) == null
                        ? cells.get(1)
                        : "POINT (" + cells.get(1) + " " + cells.get(2) + ")";
                rows.add(row(cells, wkt, positionColumns + 1));
              });
    }
    return rows;
  }

  private static Row row(List<@Nullable String> cells, @Nullable String wkt, int fields) {
    String id = cells.get(0);
    String items = cells.get(fields + 1);
    String amount = cells.get(fields + 2);
    String year = cells.get(fields + 3);
    String main = cells.get(fields + 4);
    String date = cells.get(fields + 5);
    return new Row(
        id == null ? "" : text(id),
        wkt == null ? null : Row.geometry(wkt),
        cells.get(fields) == null ? null : text(cells.get(fields)),
        items == null ? null : list(items),
        amount == null ? null : Double.valueOf(amount),
        year == null ? null : Long.valueOf(year),
        main == null ? null : Boolean.valueOf(main),
        date == null ? null : LocalDate.parse(date));
  }

  private static String text(String cell) {
    return cell.replaceFirst("^'('*[=+\\-@\t\r\n])", "$1");
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : items(cell);
  }

  private static List<String> items(String cell) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ';') {
        items.add(text(item.toString()));
        item.setLength(0);
      } else {
        item.append(c == '\\' ? cell.charAt(++i) : c);
      }
    }
    items.add(text(item.toString()));
    return items;
  }

  /** Tells an empty cell, which is null, from an empty text. */
  private static final class Cells extends AbstractBaseCsvCallbackHandler<List<@Nullable String>> {
    private List<@Nullable String> cells = new ArrayList<>();

    @Override
    protected void handleBegin(long line) {
      cells = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int start, int length, boolean quoted) {
      cells.add(length == 0 && !quoted ? null : new String(buffer, start, length));
    }

    @Override
    protected RecordWrapper<List<@Nullable String>> buildRecord() {
      return wrapRecord(cells);
    }
  }
}
