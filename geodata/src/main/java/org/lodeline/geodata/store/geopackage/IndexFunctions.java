package org.lodeline.geodata.store.geopackage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.sqlite.Function;

/**
 * The SQL functions that the triggers of a spatial index call (OGC 12-128r17, clause F.3). Lodeline
 * makes no such index, but QGIS and GDAL do when they are asked to, and keep it by triggers that
 * run with every change of a row.
 */
final class IndexFunctions {
  private IndexFunctions() {}

  static void register(Connection connection) throws SQLException {
    Function.create(connection, "ST_IsEmpty", new OfEnvelope(box -> box.isNull() ? 1 : 0));
    Function.create(connection, "ST_MinX", new OfEnvelope(Envelope::getMinX));
    Function.create(connection, "ST_MaxX", new OfEnvelope(Envelope::getMaxX));
    Function.create(connection, "ST_MinY", new OfEnvelope(Envelope::getMinY));
    Function.create(connection, "ST_MaxY", new OfEnvelope(Envelope::getMaxY));
  }

  private static final class OfEnvelope extends Function {
    private final ToDoubleFunction<Envelope> number;

    OfEnvelope(ToDoubleFunction<Envelope> number) {
      this.number = number;
    }

    @Override
    protected void xFunc() throws SQLException {
      byte @Nullable [] blob = value_blob(0);
      if (blob == null) {
        result();
      } else {
        result(number.applyAsDouble(GeometryBlob.read(blob).getEnvelopeInternal()));
      }
    }
  }
}
