package org.lodeline.geodata.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/**
 * Reads the records of a layer one by one, holding none of them.
 *
 * <p>Its methods throw a {@link LodelineException} of kind INVALID_INPUT where the file itself
 * cannot be read on; a record that cannot be read says so itself.
 */
interface RecordReader extends AutoCloseable {
  /** The next record; null after the last. */
  @Nullable FileRecord next() throws IOException;

  @Override
  void close() throws IOException;
}
