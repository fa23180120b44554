package org.lodeline.geodata.store.geopackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.store.memory.SharedValues;

/**
 * The features of a type, read from the file one by one. While it is open, the rows must not be
 * changed.
 */
final class GeoPackageRows implements FeatureReader<SimpleFeatureType, SimpleFeature> {
  private final GeoPackageFile file;
  private final SimpleFeatureType type;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final SimpleFeatureBuilder builder;
  private final List<SharedValues> shared;
  private @Nullable SimpleFeature next;

  /**
   * Begins to read.
   *
   * @param statement gives the id and the attributes of the type; closed with this
   * @throws SQLException if it cannot be carried out
   */
  GeoPackageRows(GeoPackageFile file, SimpleFeatureType type, PreparedStatement statement)
      throws SQLException {
    this.file = file;
    this.type = type;
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.builder = new SimpleFeatureBuilder(type);
    this.shared = Stream.generate(SharedValues::new).limit(type.getAttributeCount()).toList();
  }

  @Override
  public SimpleFeatureType getFeatureType() {
    return type;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = read();
    }
    return next != null;
  }

  @Override
  public SimpleFeature next() {
    SimpleFeature feature = hasNext() ? next : null;
    if (feature == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return feature;
  }

  private @Nullable SimpleFeature read() {
    try {
      if (rows.isClosed() || !rows.next()) {
        return null;
      }
      for (int i = 0; i < type.getAttributeCount(); i++) {
        Object value = ColumnValue.fromColumn(type.getDescriptor(i), rows, i + 2);
        builder.add(shared.get(i).shared(value));
      }
      return builder.buildFeature(rows.getString(1));
    } catch (SQLException
        | LodelineException
        | IllegalArgumentException
        | JsonProcessingException
        | DateTimeException e) {
      throw file.unreadable(type, e);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw file.unreadable(type, e);
    }
  }
}
