package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.crs.Crs;

/** A way to write features. A new one is a class of its own and a line in {@link Formats}. */
public interface Format {
  /** The ending of file names, without the dot before it. */
  String extension();

  String mediaType();

  /**
   * Whether features of this type can be written: not every format has features without geometry.
   */
  boolean holds(SimpleFeatureType type);

  /** Whether a browser is to save what it gets rather than show it. */
  boolean isBinary();

  /** Begins a document; the stream is left open when the writer is closed. */
  FeatureWriter open(OutputStream out, SimpleFeatureType type) throws IOException;

  /** Begins a document that is a part of a layer. */
  default FeatureWriter open(OutputStream out, SimpleFeatureType type, Page page)
      throws IOException {
    return open(out, type);
  }

  /** Writes a document of one feature; where the format has none, a collection of one. */
  default void write(OutputStream out, SimpleFeature feature, Page page) throws IOException {
    try (FeatureWriter writer = open(out, feature.getFeatureType(), page)) {
      writer.begin();
      writer.feature(feature);
      writer.end();
    }
  }

  /** Whether it can say that its geometries are in a reference system. */
  default boolean knows(Crs crs) {
    return crs.isCrs84();
  }
}
