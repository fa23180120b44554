package org.lodeline.geodata.store.geopackage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.lodeline.geodata.LodelineException;

/**
 * The GeoPackage geometry blob (OGC 12-128, clause 2.1.3): a header with the spatial reference
 * system and an envelope, then well-known binary.
 */
public final class GeometryBlob {
  private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
  private static final int LITTLE_ENDIAN_XY_ENVELOPE = 0b0000_0011;
  private static final int LITTLE_ENDIAN_EMPTY = 0b0001_0001;

  private GeometryBlob() {}

  /**
   * Reads a blob.
   *
   * @throws LodelineException of kind BROKEN_DATA if the bytes are not a geometry
   */
  public static Geometry read(byte[] blob) {
    if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
      throw LodelineException.brokenData("not a GeoPackage geometry", null);
    }
    int envelopeKind = (blob[3] >> 1) & 0b111;
    if (envelopeKind >= ENVELOPE_BYTES.length) {
      throw LodelineException.brokenData("a GeoPackage geometry of an unknown envelope kind", null);
    }
    int start = 8 + ENVELOPE_BYTES[envelopeKind];
    try {
      return new WKBReader(WGS84)
          .read(Arrays.copyOfRange(blob, Math.min(start, blob.length), blob.length));
    } catch (ParseException | IllegalArgumentException e) {
      throw LodelineException.brokenData(
          "a GeoPackage geometry that cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes {@code geometry} (WGS 84, longitude first) as a blob. */
  public static byte[] write(Geometry geometry) {
    byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
    Envelope box = geometry.getEnvelopeInternal();
    boolean empty = box.isNull();
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + (empty ? 0 : 32) + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) 'G').put((byte) 'P').put((byte) 0);
    buffer.put((byte) (empty ? LITTLE_ENDIAN_EMPTY : LITTLE_ENDIAN_XY_ENVELOPE));
    buffer.putInt(4326);
    if (!empty) {
      buffer.putDouble(box.getMinX()).putDouble(box.getMaxX());
      buffer.putDouble(box.getMinY()).putDouble(box.getMaxY());
    }
    return buffer.put(wkb).array();
  }
}
