package org.lodeline.geodata.filter.cql2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.DataUtilities;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** What filters mean beyond the cases of the suite, asked of one feature in both encodings. */
class Cql2MeaningTest {
  static final SimpleFeatureType TYPE = type();
  static final SimpleFeature MINE =
      SimpleFeatureBuilder.build(
          TYPE,
          new Object[] {
            new GeometryFactory().createPoint(new Coordinate(7, 50)),
            "Straße der Ολυμπίας",
            "10",
            "9",
            null,
            7L,
            2.5,
            null,
            true,
            null,
            LocalDate.of(2020, 2, 29),
            Instant.parse("2020-02-29T12:00:00Z"),
            Date.from(Instant.parse("2020-02-29T12:00:00Z")),
            null,
            List.of("lithium", "tin"),
            null
          },
          "mine");

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("mines");
    builder.add("geometry", Point.class, DefaultGeographicCRS.WGS84);
    builder.add("name", String.class);
    builder.add("ten", String.class);
    builder.add("nine", String.class);
    builder.add("no_text", String.class);
    builder.add("seven", Long.class);
    builder.add("grade", Double.class);
    builder.add("no_number", Double.class);
    builder.add("open", Boolean.class);
    builder.add("no_boolean", Boolean.class);
    builder.add("day", LocalDate.class);
    builder.add("moment", Instant.class);
    builder.add("date", Date.class);
    builder.add("no_day", LocalDate.class);
    builder.add("commodities", List.class);
    builder.add("no_list", List.class);
    return builder.buildFeatureType();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open",
        "NOT (NOT open)",
        "TRUE",
        "true or no_number = 1",
        "(seven = 7) = true",
        "(seven = 8) = false",
        "seven = 7 OR no_number = 1",
        "no_number IS NULL",
        "(no_number = 1) IS NULL",
        "(seven = 1) IS NOT NULL",
        "NOT (seven = 8 AND no_number = 1)",
        "no_list IS NULL AND geometry IS NOT NULL",
        // Comparisons
        "ten < nine",
        "nine > '10'",
        "'a' > 'B'",
        "ten = '10' AND NOT ten = '10.0'",
        "seven > 6.5 AND seven < 7.5",
        "seven BETWEEN 6.5 AND 7",
        "seven NOT BETWEEN 1 AND 6.9",
        "day < DATE('2020-03-01')",
        "moment = TIMESTAMP('2020-02-29T13:00:00+01:00')",
        "date = TIMESTAMP('2020-02-29T12:00:00Z')",
        "date <= moment",
        "\"seven\" = 7",
        "seven IN (7)",
        "seven NOT IN (1, 2)",
        // Text
        "name LIKE 'Stra_e%'",
        "name NOT LIKE 'Stra'",
        "'50%' LIKE '50\\%' AND NOT ('500' LIKE '50\\%')",
        "'it''s' = concat('it', '''s')",
        "CASEI(name) = casei('STRASSE DER ΟΛΥΜΠΊΑΣ')",
        "ACCENTI(CASEI(name)) LIKE accenti(casei('%ολυμπιας'))",
        "length(trim('  ab ')) = 2",
        // Arithmetic
        "seven + 1 * 2 = 9",
        "(seven + 1) * 2 = 16",
        "seven - 2 - 1 = 4",
        "2 ^ 3 ^ 2 = 512",
        "-2 ^ 2 = 4",
        "- seven = -7",
        "seven div 2 = 3",
        "-7 div 2 = -3",
        "seven % 4 = 3",
        "grade / 0.5 = 5",
        "floor(grade) = 2 AND round(grade) = 3 AND abs(-grade) = 2.5",
        "1e2 = 100.",
        // Space
        "S_INTERSECTS(geometry, BBOX(6,49,-100,8,51,100))",
        "S_WITHIN(geometry, GEOMETRYCOLLECTION(POINT(0 0), POLYGON((6 49, 8 49, 8 51, 6 51, 6 49))))",
        "NOT S_TOUCHES(geometry, GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(0 0, 1 1)))",
        "S_EQUALS(geometry, BBOX(7,50,7,50))",
        "S_EQUALS(centroid(geometry), POINT Z (7 50 3))",
        "S_CROSSES(LINESTRING(0 0, 2 2), LINESTRING(0 2, 2 0))",
        "S_DISJOINT(geometry, MULTIPOINT((1 2), (3 4)))",
        "S_DISJOINT(geometry, MULTIPOINT(1 2, 3 4))",
        "S_DISJOINT(geometry, BBOX(179,-10,-179,10))",
        // Time
        "T_INTERSECTS(moment, day)",
        "T_INTERSECTS(moment, INTERVAL('2020-02-29','2020-02-29'))",
        "T_DURING(INTERVAL(day, day), INTERVAL('2020-02-28', '..'))",
        "T_MEETS(INTERVAL('..', '2020-02-29'), INTERVAL(day, '2021-01-01'))",
        "T_EQUALS(INTERVAL('..', '..'), INTERVAL('..', '..'))",
        "T_AFTER(date, TIMESTAMP('2020-02-29T11:59:59.999Z'))",
        "year(day) = 2020 AND month(day) = 2",
        // Arrays
        "A_CONTAINS(commodities, ('tin'))",
        "A_CONTAINS(commodities, ['tin', 'tin'])",
        "A_CONTAINS(commodities, ())",
        "A_EQUALS(('tin', 'lithium'), commodities)",
        "A_CONTAINEDBY(commodities, ('lithium', 'tin', 'gold'))",
        "A_OVERLAPS(commodities, (lower('TIN'), 'gold'))",
        "NOT A_OVERLAPS(commodities, ('gold'))",
        "A_EQUALS((1, 2.0, (true)), (2, 1.0, (true)))",
        "A_EQUALS((seven, day), (7, DATE('2020-02-29')))",
        "size(commodities) = 2",
      })
  void holds(String filter) {
    assertThat(passes(filter)).isTrue();
    assertThat(passes("NOT (" + filter + ")")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no_number = 1",
        "no_number <> 1",
        "no_number = no_number",
        "no_number < 1",
        "no_number + 1 > 1",
        "no_number BETWEEN 1 AND 2",
        "seven BETWEEN 1 AND no_number",
        "no_number IN (1, 2)",
        "seven IN (1, no_number)",
        "no_text LIKE '%'",
        "no_text <> nine",
        "no_text < nine",
        "CASEI(no_text) = 'a'",
        "no_boolean",
        "no_boolean = true",
        "no_day = day",
        "T_AFTER(no_day, day)",
        "T_DISJOINT(INTERVAL(no_day, '..'), day)",
        "A_CONTAINS(no_list, ('tin'))",
        "A_CONTAINS(commodities, (no_text))",
        "seven / (seven - 7) = 1",
        "seven % (seven - 7) <> 1",
        "sqrt(-seven) <> 1",
        "no_number = 1 AND seven = 7",
        "no_number = 1 OR seven = 8",
        "NOT no_number = 1 OR no_boolean",
      })
  void isUnknown_andSoIsItsNegation(String filter) {
    assertThat(passes(filter)).isFalse();
    assertThat(passes("NOT (" + filter + ")")).isFalse();
    assertThat(passes("(" + filter + ") IS NULL")).isTrue();
  }

  private static boolean passes(String filter) {
    boolean text = Cql2.TEXT.parse(filter, TYPE).evaluate(MINE);
    boolean json = Cql2.JSON.parse(JsonWriter.json(filter), TYPE).evaluate(MINE);
    Query query = new Query("mines", Cql2.TEXT.parse(filter, TYPE));
    boolean rewritten =
        DataUtilities.simplifyFilter(DataUtilities.resolvePropertyNames(query, TYPE))
            .getFilter()
            .evaluate(MINE);
    assertThat(json).isEqualTo(text);
    assertThat(rewritten).as("as a store of GeoTools rewrites it").isEqualTo(text);
    return text;
  }
}
