package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.And;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.Predicates;
import org.lodeline.geodata.filter.cql2.Cql2;

/** Filters become these conditions, on the layers of {@link RandomLayers}. */
class SqlFilterTest {
  private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();
  private static final SimpleFeatureType POINTS = type("points");

  private static SimpleFeatureType type(String layer) {
    return RandomLayers.definitions().stream()
        .filter(definition -> definition.id().equals(layer))
        .findFirst()
        .map(LayerDefinition::featureType)
        .orElseThrow();
  }

  private static SqlFilter sql(String cql2) {
    return SqlFilter.of(Cql2.TEXT.parse(cql2, POINTS), POINTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "name = 'a'; \"name\" = ?",
        "name <> 'a'; \"name\" IS NOT NULL AND \"name\" IS DISTINCT FROM ?",
        "name > '10'; \"name\" > ? COLLATE \"C\"",
        "name LIKE 'a%'; \"name\" LIKE ?",
        "NOT (name LIKE 'a%'); NOT (\"name\" LIKE ?)",
        "casei(name) = casei('A'); lodeline.casei(\"name\") = ?",
        "total = 3; \"total\" = ?",
        "ratio >= 3; \"ratio\" >= ?",
        "ratio = 0.5; CAST(\"ratio\" AS double precision) = ?",
        "total IN (1, 2); (\"total\" = ? OR \"total\" = ?)",
        "total BETWEEN 1 AND 2; \"total\" >= ? AND \"total\" <= ?",
        "total / 2 > 1; lodeline.divide(\"total\", ?) > ?",
        "flag; \"flag\" = ?",
        "flag IS NULL; \"flag\" IS NULL",
        "opened < DATE('2020-01-01'); \"opened\" < ?",
        "T_AFTER(opened, DATE('2020-01-01')); (\"opened\" IS NOT NULL AND \"opened\" > ?)",
        "A_CONTAINS(tags, ('lithium')); \"tags\" @> ?",
        "S_INTERSECTS(geometry, POINT(1 2)); \"geometry\" IS NOT NULL AND ST_Intersects(\"geometry\", ST_GeomFromWKB(?, 4326))",
      })
  void aCondition_isSaidWithBoundValues(String cql2, String expected) {
    SqlFilter sql = sql(cql2);

    assertThat(sql.where().text()).isEqualTo(expected);
    assertThat(sql.remainder()).isEqualTo(Filter.INCLUDE);
    assertThat(sql.where().arguments())
        .hasSize((int) expected.chars().filter(letter -> letter == '?').count());
  }

  @Test
  void values_areArgumentsAsTheyAre() {
    assertThat(sql("name = '''; DROP TABLE x' AND opened = DATE('2020-01-01')").where().arguments())
        .containsExactly("'; DROP TABLE x", LocalDate.parse("2020-01-01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ratio ^ 2 > 4", "S_WITHIN(centroid(geometry), POLYGON((0 0, 1 0, 1 1, 0 0)))"})
  void whatSqlCountsOtherwise_isLeft_andTheRestIsSaid(String cql2) {
    SqlFilter sql = sql("flag AND " + cql2);

    assertThat(sql.where().text()).isEqualTo("\"flag\" = ?");
    assertThat(sql.remainder()).isNotInstanceOf(And.class).isNotEqualTo(Filter.INCLUDE);
  }

  @Test
  void whatNoDatabaseHolds_isLeft() {
    assertThat(sql("name = 'a\u0000' OR flag").where()).isEqualTo(Sql.TRUE);
    assertThat(sql("name = '\ud800'").where()).isEqualTo(Sql.TRUE);
  }

  @Test
  void aRelationToCollections_isLeft_butTheIndexIsUsed() {
    SimpleFeatureType any = type("any");
    Filter touches = Cql2.TEXT.parse("S_TOUCHES(geometry, POINT(1 2))", any);
    SqlFilter sql = SqlFilter.of(touches, any);

    assertThat(sql.where().text())
        .isEqualTo("\"geometry\" IS NOT NULL AND \"geometry\" && ST_GeomFromWKB(?, 4326)");
    assertThat(sql.remainder()).isNotEqualTo(Filter.INCLUDE);
  }

  @Test
  void aKey_isComparedInTheOrderOfTheIndex() {
    Filter behind =
        FACTORY.greater(
            Predicates.compared(FACTORY.property("@id"), FACTORY.literal("f01")),
            FACTORY.literal(0),
            true);

    assertThat(SqlFilter.of(behind, POINTS).where())
        .isEqualTo(Sql.of("\"id\" > {} COLLATE \"C\"", Sql.value("f01")));
  }

  @Test
  void ids_areOneArgument() {
    Filter ids = FACTORY.id(new FeatureIdImpl("b"), new FeatureIdImpl("a"));

    assertThat(SqlFilter.of(ids, POINTS).where())
        .isEqualTo(Sql.of("\"id\" = ANY ({})", Sql.value(List.of("a", "b"))));
  }

  @Test
  void aBoxAcrossTheAntimeridian_isTwo() {
    assertThat(
            SqlFilter.of(new BoundingBox(170, -5, -170, 5).on("geometry"), POINTS).where().text())
        .isEqualTo(
            "(ST_Intersects(\"geometry\", ST_GeomFromWKB(?, 4326)) OR ST_Intersects(\"geometry\", ST_GeomFromWKB(?, 4326)))");
  }

  @Test
  void aListField_holdsOneOfTheValues() {
    Filter filter = FieldFilters.anyOf(List.of("tags", "name"), List.of("cobalt"));

    assertThat(SqlFilter.of(filter, POINTS).where())
        .isEqualTo(
            Sql.of(
                "(\"tags\" @> {} OR \"name\" = {})",
                Sql.value(List.of("cobalt")),
                Sql.value("cobalt")));
  }

  @Test
  void aName_isQuoted() {
    assertThat(Sql.name("a\"; --").text()).isEqualTo("\"a\"\"; --\"");
  }
}
