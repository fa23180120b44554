package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodeline.geodata.LodelineException;

/** A file in the system's folder for such, readable by nobody else, gone when this is closed. */
final class TemporaryFile implements AutoCloseable {
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
      return new TemporaryFile(Files.createTempFile("lodeline-", ending));
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
