package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodeline.geodata.LodelineException;

/**
 * A file in the system's folder for such, readable by nobody else, gone when this is closed. Its
 * name tells the process, so that what one that was killed left behind is known.
 */
final class TemporaryFile implements AutoCloseable {
  /** How the names of this process begin. */
  static final String PREFIX = "lodeline-" + ProcessHandle.current().pid() + "-";

  private final Path path;

  private TemporaryFile(Path path) {
    this.path = path;
  }

  /**
   * Makes an empty file.
   *
   * @throws LodelineException of kind UNAVAILABLE if it cannot be made
   */
  static TemporaryFile create(String ending) {
    try {
      return new TemporaryFile(Files.createTempFile(PREFIX, ending));
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot make a temporary file: " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  /** Writes the whole file to {@code out}. */
  void copyTo(OutputStream out) throws IOException {
    Files.copy(path, out);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
