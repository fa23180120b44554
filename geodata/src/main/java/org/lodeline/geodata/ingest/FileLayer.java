package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lodeline.geodata.catalog.LayerDefinition;

/** One layer of a file, which can be read any number of times. */
interface FileLayer {
  /** What the layer would be, with an id made of the file's name for it. */
  LayerDefinition definition();

  /** The coordinate reference system that the file states, such as {@code EPSG:32735}. */
  Optional<String> crs();

  /** The number of records. */
  long count();

  /** What was found out about the file, for the user. */
  List<String> notes();

  RecordReader open() throws IOException;
}
