package org.lodeline.geodata.store.postgis;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.FeatureWriter;
import org.geotools.api.data.Query;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.api.filter.Filter;
import org.geotools.data.CollectionFeatureReader;
import org.geotools.data.ReTypeFeatureReader;
import org.geotools.data.store.ContentEntry;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.FilterAttributeExtractor;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.store.FullQueryStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The features of one layer. Filters, order, pages, counts and extents are left to PostGIS. */
final class PostGisFeatureStore extends FullQueryStore {
  private static final Logger LOG = LoggerFactory.getLogger(PostGisFeatureStore.class);

  /** So many features fit into memory with ease. */
  private static final int FEW = PostGisReader.BATCH;

  private final PostGisDataStore store;

  PostGisFeatureStore(PostGisDataStore store, ContentEntry entry) {
    super(entry);
    this.store = store;
  }

  private PostGisTable table() {
    return store.table(entry.getTypeName(), transaction);
  }

  @Override
  protected SimpleFeatureType buildFeatureType() {
    return table().type();
  }

  @Override
  protected boolean canRetype(Query query) {
    return true;
  }

  private SqlQuery sql(Query asked) {
    SqlQuery sql = SqlQuery.of(table(), asked);
    if (!sql.isWhole()) {
      LOG.debug(
          "Layer {}: {} is evaluated after the query", table().id(), sql.filter().remainder());
    }
    return sql;
  }

  @Override
  protected int getCountInternal(Query asked) throws IOException {
    SqlQuery sql = sql(asked);
    if (!sql.isWhole()) {
      int count = 0;
      Query ids = new Query(asked);
      ids.setPropertyNames(List.of());
      try (FeatureReader<SimpleFeatureType, SimpleFeature> features = getReaderInternal(ids)) {
        for (; features.hasNext(); features.next()) {
          count++;
        }
      }
      return count;
    }
    long all =
        read(
            connection ->
                Database.ask(
                    connection,
                    sql.count(),
                    rows -> {
                      rows.next();
                      return rows.getLong(1);
                    }));
    return (int) Math.min(Math.max(0, all - sql.offset()), sql.limit().orElse(Integer.MAX_VALUE));
  }

  @Override
  protected ReferencedEnvelope getBoundsInternal(Query asked) throws IOException {
    ReferencedEnvelope bounds = new ReferencedEnvelope(DefaultGeographicCRS.WGS84);
    GeometryDescriptor geometry = table().type().getGeometryDescriptor();
    SqlQuery sql = sql(asked);
    if (geometry == null) {
      return bounds;
    } else if (sql.isWhole()) {
      return read(
          connection -> Database.ask(connection, sql.extent(geometry), rows -> extent(rows)));
    }
    Query geometries = new Query(asked);
    geometries.setPropertyNames(geometry.getLocalName());
    try (FeatureReader<SimpleFeatureType, SimpleFeature> features = getReaderInternal(geometries)) {
      while (features.hasNext()) {
        if (features.next().getDefaultGeometry() instanceof Geometry shape) {
          bounds.expandToInclude(shape.getEnvelopeInternal());
        }
      }
    }
    return bounds;
  }

  private static ReferencedEnvelope extent(java.sql.ResultSet rows) throws SQLException {
    rows.next();
    double west = rows.getDouble(1);
    return rows.wasNull()
        ? new ReferencedEnvelope(DefaultGeographicCRS.WGS84)
        : new ReferencedEnvelope(
            west,
            rows.getDouble(2),
            rows.getDouble(3),
            rows.getDouble(4),
            DefaultGeographicCRS.WGS84);
  }

  private <T> T read(Database.Work<T> work) {
    String what = "read layer " + table().id();
    if (isAutoCommit()) {
      return store.database().read(what, work);
    }
    try {
      return work.with(store.transaction(transaction).connection());
    } catch (SQLException e) {
      throw store.database().failed(what, e);
    }
  }

  private boolean isAutoCommit() {
    return transaction == null || transaction == Transaction.AUTO_COMMIT;
  }

  @Override
  protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query asked) {
    SqlQuery sql = sql(asked);
    SimpleFeatureType wanted = retyped(wantedNames(asked));
    if (isAutoCommit() && sql.isWhole() && sql.limit().filter(one -> one <= FEW).isPresent()) {
      return new CollectionFeatureReader(few(sql, wanted), wanted);
    }
    SimpleFeatureType read = sql.isWhole() ? wanted : retyped(neededNames(asked, sql));
    PostGisReader reader = open(sql, read);
    return read.equals(wanted) ? reader : new ReTypeFeatureReader(reader, wanted, false);
  }

  /** Without a cursor: in one question, and no connection is held while they are written. */
  private List<SimpleFeature> few(SqlQuery sql, SimpleFeatureType attributes) {
    FeatureRow row = FeatureRow.of(attributes);
    return read(connection -> Database.ask(connection, sql.select(attributes), row::readAll));
  }

  /** In the transaction, or on a connection that the reader gives back when it is closed. */
  private PostGisReader open(SqlQuery sql, SimpleFeatureType attributes) {
    Database database = store.database();
    Sql select = sql.select(attributes);
    return isAutoCommit()
        ? database.open(
            "read layer " + table().id(),
            (connection, giveBack) ->
                PostGisReader.open(database, connection, sql, attributes, select, giveBack))
        : read(
            connection ->
                PostGisReader.open(database, connection, sql, attributes, select, () -> {}));
  }

  private SimpleFeatureType retyped(List<String> names) {
    return names.size() == table().type().getAttributeCount()
        ? table().type()
        : SimpleFeatureTypeBuilder.retype(table().type(), names);
  }

  private List<String> wantedNames(Query asked) {
    String[] names = asked.getPropertyNames();
    return names == Query.ALL_NAMES || names == null ? allNames() : Arrays.asList(names);
  }

  private List<String> allNames() {
    return table().type().getAttributeDescriptors().stream()
        .map(AttributeDescriptor::getLocalName)
        .toList();
  }

  /** What is wanted, and what the remainder of the filter looks at. */
  private List<String> neededNames(Query asked, SqlQuery sql) {
    FilterAttributeExtractor attributes = new FilterAttributeExtractor(table().type());
    sql.filter().remainder().accept(attributes, null);
    Set<String> names = new LinkedHashSet<>(wantedNames(asked));
    names.addAll(attributes.getAttributeNameSet());
    names.retainAll(allNames());
    return new ArrayList<>(names);
  }

  @Override
  protected FeatureWriter<SimpleFeatureType, SimpleFeature> getWriterInternal(
      Query asked, int flags) {
    PostGisTransaction changes = store.transaction(transaction);
    PostGisTable table = table();
    try {
      changes.change(table);
      boolean updates = (flags & WRITER_UPDATE) != 0;
      return new PostGisWriter(
          store.database(), table, changes.connection(), updates ? toChange(changes, asked) : null);
    } catch (SQLException e) {
      throw store.database().failed("write to layer " + table.id(), e);
    }
  }

  /** The features, whole, which nobody else changes until the transaction ends. */
  private PostGisReader toChange(PostGisTransaction changes, Query asked) throws SQLException {
    SqlQuery sql =
        sql(
            new Query(
                table().id(), asked.getFilter() == null ? Filter.INCLUDE : asked.getFilter()));
    return PostGisReader.open(
        store.database(),
        changes.connection(),
        sql,
        table().type(),
        Sql.of("{} FOR UPDATE", sql.select(table().type())),
        () -> {});
  }
}
