package org.lodeline.geodata.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.filter.identity.FeatureIdImpl;
import org.jspecify.annotations.Nullable;

/**
 * A row that {@link SqlQuery#select} asked for as a feature.
 *
 * @param type the attributes that were asked for
 * @param columns of the attributes, in their order
 */
record FeatureRow(SimpleFeatureType type, List<SqlType> columns) {
  static FeatureRow of(SimpleFeatureType type) {
    return new FeatureRow(
        type, type.getAttributeDescriptors().stream().map(PostGisTable::columnType).toList());
  }

  /** The feature of the current row. */
  SimpleFeature read(ResultSet rows) throws SQLException {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Columns.read(rows, i + 2, columns.get(i));
    }
    return new SimpleFeatureImpl(values, type, new FeatureIdImpl(rows.getString(1)), false);
  }

  /** The features of all rows. */
  List<SimpleFeature> readAll(ResultSet rows) throws SQLException {
    List<SimpleFeature> features = new ArrayList<>();
    while (rows.next()) {
      features.add(read(rows));
    }
    return features;
  }
}
