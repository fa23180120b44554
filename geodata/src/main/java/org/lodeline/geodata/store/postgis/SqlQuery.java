package org.lodeline.geodata.store.postgis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.lodeline.geodata.LodelineException;

/**
 * A query on one layer as SQL, as data. If the filter has a remainder, the statements do not count
 * with {@code limit} and offset: whoever evaluates the remainder does.
 */
record SqlQuery(PostGisTable table, SqlFilter filter, Query query) {
  static SqlQuery of(PostGisTable table, Query query) {
    return new SqlQuery(table, SqlFilter.of(query.getFilter(), table.type()), query);
  }

  /** Whether the statements say all of the query. */
  boolean isWhole() {
    return filter.remainder().equals(Filter.INCLUDE);
  }

  Optional<Integer> limit() {
    return query.isMaxFeaturesUnlimited() ? Optional.empty() : Optional.of(query.getMaxFeatures());
  }

  int offset() {
    return query.getStartIndex() == null ? 0 : query.getStartIndex();
  }

  /** The ids and these attributes of the features, in order. */
  Sql select(SimpleFeatureType attributes) {
    Stream<Sql> columns =
        attributes.getAttributeDescriptors().stream()
            .map(
                attribute ->
                    Columns.selected(
                        PostGisTable.column(attribute), PostGisTable.columnType(attribute)));
    return paged(
        Sql.of(
            "SELECT {} FROM {}{} ORDER BY {}",
            Sql.join(", ", Stream.concat(Stream.of(PostGisTable.ID_COLUMN), columns)),
            table.name(),
            where(),
            order()));
  }

  /** How many features pass the filter. */
  Sql count() {
    return Sql.of("SELECT count(*) FROM {}{}", table.name(), where());
  }

  /** West, east, south and north of all geometries, in one row; null if there are none. */
  Sql extent(AttributeDescriptor geometry) {
    boolean paged = limit().isPresent() || offset() > 0;
    Sql column = PostGisTable.column(geometry);
    Sql features =
        paged
            ? paged(
                Sql.of("SELECT {} FROM {}{} ORDER BY {}", column, table.name(), where(), order()))
            : Sql.of("SELECT {} FROM {}{}", column, table.name(), where());
    return Sql.of(
        "SELECT ST_XMin(box), ST_XMax(box), ST_YMin(box), ST_YMax(box)"
            + " FROM (SELECT ST_Extent({}) AS box FROM ({}) AS feature) AS extent",
        column,
        features);
  }

  private Sql where() {
    return filter.where().equals(Sql.TRUE) ? Sql.of("") : Sql.of(" WHERE {}", filter.where());
  }

  /**
   * The keys of the order, the id last, so that no two features are alike. PostgreSQL has unknown
   * values last, and first where the order descends.
   */
  private Sql order() {
    List<Sql> keys = new ArrayList<>();
    SortBy[] wanted = query.getSortBy() == null ? new SortBy[0] : query.getSortBy();
    for (SortBy sort : wanted) {
      boolean byId =
          sort.getPropertyName() == null
              || sort.getPropertyName().getPropertyName().equals(SqlExpression.ID);
      keys.add(
          Sql.of(
              SortOrder.DESCENDING.equals(sort.getSortOrder()) ? "{} DESC" : "{}",
              byId ? PostGisTable.ID_COLUMN : column(sort.getPropertyName().getPropertyName())));
      if (byId) {
        return Sql.join(", ", keys.stream());
      }
    }
    keys.add(PostGisTable.ID_COLUMN);
    return Sql.join(", ", keys.stream());
  }

  private Sql column(String name) {
    AttributeDescriptor attribute = table.type().getDescriptor(name);
    if (attribute == null) {
      throw LodelineException.invalid(
          "sortby", "layer " + table.id() + " has no field " + LodelineException.quoted(name));
    }
    return PostGisTable.column(attribute);
  }

  private Sql paged(Sql select) {
    Sql paged = select;
    if (isWhole() && limit().isPresent()) {
      paged = Sql.of("{} LIMIT {}", paged, Sql.value((long) limit().get()));
    }
    if (isWhole() && offset() > 0) {
      paged = Sql.of("{} OFFSET {}", paged, Sql.value((long) offset()));
    }
    return paged;
  }
}
