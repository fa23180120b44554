package org.lodeline.geodata.filter.cql2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;

class Cql2ErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                               | column 1: expected a property, a value or a condition, found the end of the filter",
        "seven =                          | column 8: expected a property, a value or a condition, found the end of the filter",
        "seven = 7 7                      | column 11: expected an operator or the end of the filter, found '7'",
        "seven = 7)                       | column 10: expected an operator or the end of the filter, found ')'",
        "(seven = 7                       | column 11: expected ')', found the end of the filter",
        "seven == 7                       | column 8: expected a property, a value or a condition, found '='",
        "seven != 7                       | column 7: the character '!' has no meaning here",
        "name = 'abc                      | column 8: the text that begins here has no closing '",
        "\"name = 1                       | column 1: the name that begins here has no closing \"",
        "name IS 7                        | column 9: expected NULL, found '7'",
        "name NOT 7                       | column 10: expected LIKE, BETWEEN or IN, found '7'",
        "seven BETWEEN 1 OR 2             | column 17: expected AND, found 'OR'",
        "seven IN 7                       | column 10: expected '(', found '7'",
        "seven IN ()                      | column 10: expected a list of one value or more",
        "nam = 'a'                        | column 1: unknown property 'nam'; known are id, geometry, name, ten,",
        "name = 7                         | column 8: expected a text to compare with a text, found a number",
        "seven = 'a'                      | column 9: expected a number to compare with a number, found a text",
        "day = moment                     | column 7: expected a date to compare with a date, found property 'moment', which is a timestamp",
        "commodities = 'tin'              | column 1: expected a text, a number, true or false, a date or a timestamp",
        "seven                            | column 1: expected a condition, found property 'seven', which is a number",
        "seven + 1                        | column 1: expected a condition, found a number",
        "NOT 'a'                          | column 5: expected a condition, found a text",
        "name + 1 = 2                     | column 1: expected a number, found property 'name', which is a text",
        "seven LIKE '7'                   | column 1: expected a text, found property 'seven'",
        "name LIKE ten                    | column 11: expected a pattern such as 'Mount%', found no constant text",
        "1 / 0 = 1                        | column 1: '/' has no result here",
        "1e999 = 1                        | column 1: the number is too large",
        "S_INTERSECTS(geometry)           | column 1: 's_intersects' takes 2 operands, not 1",
        "S_INTERSECTS(geometry, name)     | column 24: expected a geometry, found property 'name'",
        "S_INTERSECTS(geometry, POINT(1)) | column 31: expected a number, found ')'",
        "S_INTERSECTS(geometry, POINT(1 2 3 4)) | column 36: expected ')', found '4'",
        "S_INTERSECTS(geometry, LINESTRING(1 2)) | column 24: a line needs two positions or more",
        "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 2 0))) | column 24: a ring of a polygon needs four positions or more",
        "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))) | column 24: the geometry is not valid: Self-intersection at 0.5 0.5",
        "S_INTERSECTS(geometry, BBOX(1,2,3)) | column 24: a box needs 4 or 6 numbers, not 3",
        "S_INTERSECTS(geometry, BBOX(0,60,10,50)) | column 24: the south of a box is above its north",
        "S_INTERSECTS(geometry, BBOX(200,0,190,50)) | column 24: the west of a box is above its east",
        "day = DATE('2021-02-29')         | column 7: expected a date such as '2025-10-09', found '2021-02-29'",
        "day = DATE(2021)                 | column 12: expected a text in single quotation marks, found '2021'",
        "moment = TIMESTAMP('2021-02-28') | column 10: expected a timestamp such as '2025-10-09T08:30:00Z'",
        "T_AFTER(day, INTERVAL('2021-01-01', '2020-01-01')) | column 14: the interval ends before it begins",
        "T_AFTER(day, INTERVAL('2021-01-01', '2022-01-01T00:00:00Z')) | column 14: expected two dates or two timestamps",
        "T_AFTER(day, INTERVAL('2021-01-01')) | column 14: an interval has a start and an end, not 1",
        "T_AFTER(day, name)               | column 14: expected a date, a timestamp or an interval, found property 'name'",
        "T_DURING(day, INTERVAL('..', '..')) | column 10: expected an interval, which is all that T_DURING takes",
        "A_CONTAINS(commodities, 'tin')   | column 25: expected an array, found a text",
        "A_CONTAINS(name, ('tin'))        | column 12: expected an array, found property 'name'",
        "DWITHIN(geometry, POINT(1 2), 3) | column 1: unknown function 'DWITHIN'; known are lower, upper",
        "lower(name, name) = 'a'          | column 1: the function lower takes 1 argument, not 2",
        "and = 1                          | column 1: expected a property, a value or a condition, found 'and'; a property of that name is written \"and\"",
        "(seven = 7) < true               | column 2: a condition can only be compared by = and <> with true and false",
      })
  void text_saysWhereAndWhatWasExpected(String filter, String message) {
    assertThat(error(Cql2.TEXT, filter)).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"op\":                                      | line 1, column",
        "[] []                                         | line 1, column",
        "null                                          | the whole filter: expected a condition or a value, found 'null'",
        "7                                             | the whole filter: expected a condition, found a number",
        "{}                                            | the whole filter: expected an object with op, property, date",
        "{\"op\":\"=\"}                                | /args: expected an array of operands, found nothing",
        "{\"op\":7,\"args\":[]}                        | /op: expected a text, found '7'",
        "{\"op\":\"eq\",\"args\":[]}                   | /op: unknown operator 'eq'; known are and, or, not, =",
        "{\"op\":\"=\",\"args\":[1]}                   | the whole filter: '=' takes 2 operands, not 1",
        "{\"op\":\"and\",\"args\":[true]}              | the whole filter: 'and' takes two or more operands, not 1",
        "{\"op\":\"not\",\"args\":[{\"property\":\"x\"}]} | /args/0: unknown property 'x'; known are id, geometry, name",
        "{\"op\":\"not\",\"args\":[{\"op\":\"=\",\"args\":[{\"property\":\"name\"},1]}]} | /args/0/args/1: expected a text to compare with a text, found a number",
        "{\"op\":\"=\",\"args\":[{\"property\":\"day\"},{\"date\":\"x\"}]} | /args/1/date: expected a date such as",
        "{\"op\":\"t_after\",\"args\":[{\"property\":\"day\"},{\"interval\":[\"..\"]}]} | /args/1/interval: expected an array of a start and an end",
        "{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Circle\"}]} | /args/1/type: expected a type of GeoJSON geometry such as Point, found 'Circle'",
        "{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[1,\"2\"]}]} | /args/1/coordinates/1: expected a number, found '\"2\"'",
        "{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[1,2,3]}]} | /args/1/bbox: a box needs 4 or 6 numbers, not 3",
        "{\"op\":\"=\",\"args\":[{\"property\":\"seven\"},1e999]} | /args/1: the number is too large",
      })
  void json_saysWhereAndWhatWasExpected(String filter, String message) {
    assertThat(error(Cql2.JSON, filter)).startsWith(message);
  }

  @Test
  void whatIsTooLarge_isRefused() {
    String deep = "nested deeper than";
    assertThat(error(Cql2.TEXT, "(".repeat(10_000) + "true" + ")".repeat(10_000))).contains(deep);
    assertThat(error(Cql2.TEXT, "NOT ".repeat(10_000) + "true")).contains(deep);
    assertThat(error(Cql2.TEXT, "- ".repeat(9_000) + "seven = 1")).contains(deep);
    assertThat(error(Cql2.TEXT, "seven = 1" + " + 1".repeat(4_000))).contains(deep);
    assertThat(error(Cql2.TEXT, "seven = 2" + "^2".repeat(4_000))).contains(deep);
    assertThat(error(Cql2.TEXT, "lower(".repeat(10_000))).contains(deep);
    assertThat(error(Cql2.TEXT, "[".repeat(10_000))).contains(deep);
    assertThat(error(Cql2.JSON, "[".repeat(10_000) + "]".repeat(10_000))).contains(deep);
    assertThat(error(Cql2.JSON, "{\"op\":\"not\",\"args\":[".repeat(10_000))).contains(deep);
    assertThat(error(Cql2.TEXT, "seven IN (" + "1,".repeat(20_000) + "1)")).contains("more than");
    assertThat(error(Cql2.TEXT, "S_INTERSECTS(geometry, LINESTRING(" + "1 2,".repeat(30_000)))
        .contains("more than 10000 positions");
    assertThat(error(Cql2.TEXT, " ".repeat(1_000_000))).contains("1000000 characters");
  }

  @Test
  void aSizeThatIsAllowed_isRead() {
    String list = String.join(",", Collections.nCopies(2_000, "7"));
    assertThat(
            Cql2.TEXT
                .parse("seven IN (" + list + ")", Cql2MeaningTest.TYPE)
                .evaluate(Cql2MeaningTest.MINE))
        .isTrue();
    assertThat(
            Cql2.TEXT
                .parse("(".repeat(50) + "open" + ")".repeat(50), Cql2MeaningTest.TYPE)
                .evaluate(Cql2MeaningTest.MINE))
        .isTrue();
  }

  @Test
  void longWords_areCut() {
    assertThat(error(Cql2.TEXT, "x".repeat(10_000) + " = 1")).hasSizeLessThan(500);
    assertThat(error(Cql2.JSON, "{\"op\":\"" + "x".repeat(10_000) + "\",\"args\":[]}"))
        .hasSizeLessThan(1_000);
    assertThat(error(Cql2.JSON, "{\"" + "x".repeat(10_000) + "\":1}")).hasSizeLessThan(500);
  }

  private static String error(Cql2 encoding, String filter) {
    LodelineException error =
        catchThrowableOfType(
            LodelineException.class, () -> encoding.parse(filter, Cql2MeaningTest.TYPE));
    assertThat(error)
        .as("the error of %s", filter.substring(0, Math.min(80, filter.length())))
        .isNotNull();
    assertThat(error.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT);
    assertThat(error.parameter()).hasValue("filter");
    return error.getMessage();
  }
}
