package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;

/** A way to write features. A new one is a class of its own and a line in {@link #ALL}. */
public interface Format {
  /** Every format, the default one first. */
  List<Format> ALL =
      List.of(
          new GeoJson(),
          new GeoJsonLines(),
          new JsonFg(),
          new Csv(),
          new Kml(),
          new Gml(),
          new GeoPackage(),
          new FlatGeobuf());

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

  /** The format whose file names end so. */
  static Optional<Format> byExtension(String extension) {
    return ALL.stream().filter(format -> format.extension().equals(extension)).findFirst();
  }

  /** The formats in which features of this type can be written, the default one first. */
  static List<Format> holding(SimpleFeatureType type) {
    return ALL.stream().filter(format -> format.holds(type)).toList();
  }
}
