package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;

/** A way to write features. A new one is a class of its own and a line in {@link #ALL}. */
public interface Format {
  /** Every format, the default one first. */
  List<Format> ALL = List.of(new GeoJson());

  /** The ending of file names, without the dot. */
  String extension();

  String mediaType();

  /** Begins a document; the stream is left open when the writer is closed. */
  FeatureWriter open(OutputStream out, SimpleFeatureType type) throws IOException;

  /** The format whose file names end so. */
  static Optional<Format> byExtension(String extension) {
    return ALL.stream().filter(format -> format.extension().equals(extension)).findFirst();
  }
}
