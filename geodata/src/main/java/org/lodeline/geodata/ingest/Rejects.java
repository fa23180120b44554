package org.lodeline.geodata.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/**
 * The records of a file that cannot be read: {@code FILE.rejects.csv}, made with the first of them,
 * beside the file.
 */
final class Rejects implements AutoCloseable {
  private static final int MOST_REASONS = 5;

  private final Path path;
  private final boolean write;
  private @Nullable CsvWriter csv;
  private long count;
  private final List<String> reasons = new ArrayList<>();

  /**
   * The rejects of a file.
   *
   * @param write whether they are listed or only counted
   */
  Rejects(Path file, boolean write) {
    this.path = file.resolveSibling(file.getFileName() + ".rejects.csv");
    this.write = write;
  }

  /** Removes what an earlier import left. */
  void clear() throws IOException {
    if (write) {
      Files.deleteIfExists(path);
    }
  }

  /** Begins to count anew, for a further layer. */
  void next() {
    count = 0;
    reasons.clear();
  }

  void add(String layer, long line, String reason) {
    count++;
    if (reasons.size() < MOST_REASONS) {
      reasons.add("line " + line + ": " + reason);
    }
    if (write) {
      try {
        writer().writeRecord(layer, Long.toString(line), reason);
      } catch (IOException | UncheckedIOException e) {
        throw LodelineException.unavailable("cannot write " + path + ": " + e.getMessage(), e);
      }
    }
  }

  private CsvWriter writer() throws IOException {
    CsvWriter open = csv;
    if (open == null) {
      open = CsvWriter.builder().build(path);
      open.writeRecord("layer", "line", "reason");
      csv = open;
    }
    return open;
  }

  long count() {
    return count;
  }

  List<String> reasons() {
    return List.copyOf(reasons);
  }

  /** Where they are listed, if there are some. */
  Optional<Path> path() {
    return csv == null ? Optional.empty() : Optional.of(path);
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
