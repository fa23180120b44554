package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lodeline.geodata.LodelineException;

/**
 * A format of files that can be imported. A new one is a class of its own and a line in {@link
 * #ALL}.
 */
interface FileFormat {
  /** Every format; the first that recognises a file reads it. */
  List<FileFormat> ALL =
      List.of(new GeoPackageImport(), new FlatGeobufImport(), new GeoJsonImport(), new CsvImport());

  /**
   * Whether a file is of this format.
   *
   * @param name the name of the file, in lower case
   * @param head its first bytes
   */
  boolean recognises(String name, byte[] head);

  /**
   * The layers of a file.
   *
   * @throws LodelineException of kind INVALID_INPUT if it cannot be read
   */
  List<FileLayer> layers(Path file, Mapping mapping) throws IOException;

  /**
   * The format of a file.
   *
   * @throws LodelineException of kind INVALID_INPUT if it is of none, NOT_FOUND if there is no file
   */
  static FileFormat of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw LodelineException.notFound("FILE", "there is no file " + file);
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(1024);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(format -> format.recognises(name, head))
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.invalid(
                    "FILE",
                    file
                        + " is none of the files that can be imported: CSV (.csv, .tsv, .txt),"
                        + " GeoJSON, GeoJSON by lines, GeoPackage, FlatGeobuf"));
  }
}
