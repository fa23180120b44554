package org.lodeline.geodata.store.geopackage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;

/** Copies a data file as it is at one moment, while others read and write it. */
public final class GeoPackageCopy {
  private GeoPackageCopy() {}

  /**
   * Copies a file. The copy has every change that was committed before, and none in part; under its
   * name there is never a half one.
   *
   * @param copy replaced where there is one
   * @param bundled the definitions of layers of which the file must have one
   * @throws LodelineException of kind BROKEN_DATA if the file is no store of ours or is damaged, of
   *     kind UNAVAILABLE if it cannot be read or the copy not be written
   */
  public static void write(Path file, Path copy, List<LayerDefinition> bundled) {
    Path unfinished =
        copy.resolveSibling(
            "." + copy.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.deleteIfExists(unfinished);
      try (GeoPackageFile original = GeoPackageFile.open(file)) {
        original.checkHealth();
        checkIsOurs(original, file, bundled);
        original.copyTo(unfinished);
      }
      try (GeoPackageFile made = GeoPackageFile.open(unfinished)) {
        made.checkIntegrity();
      }
      force(unfinished);
      Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot write " + copy + ": " + e.getMessage(), e);
    } finally {
      discard(unfinished);
    }
  }

  /**
   * Undoes what a killed program left of its last change.
   *
   * @throws LodelineException of kind BROKEN_DATA if the file is damaged
   */
  public static void settle(Path file) {
    try (GeoPackageFile opened = GeoPackageFile.open(file)) {
      opened.lastChanges();
    }
  }

  private static void checkIsOurs(
      GeoPackageFile original, Path file, List<LayerDefinition> bundled) {
    if (bundled.stream().allMatch(layer -> original.columns(layer.id()).isEmpty())) {
      throw LodelineException.brokenData(
          "the GeoPackage " + file + " has none of the bundled layers; it is not of a store", null);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot remove " + unfinished, e);
    }
  }
}
