package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.store.geopackage.FileUse;
import org.lodeline.geodata.store.geopackage.GeoPackageCopy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the embedded store in another file, and brings it back. */
public final class StoreBackup {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS");

  private static final String JOURNAL = "-journal";
  private static final Logger LOG = LoggerFactory.getLogger(StoreBackup.class);

  private StoreBackup() {}

  /**
   * Copies the store of a folder, while servers use it: with every edit that was acknowledged
   * before.
   *
   * @param backup replaced once the new one is whole
   * @throws LodelineException of kind NOT_FOUND if there is no store, of kind BROKEN_DATA if it is
   *     damaged, of kind UNAVAILABLE if it cannot be read or the backup not be written
   */
  public static void write(Path folder, Path backup) {
    Path file = folder.resolve(EmbeddedStore.FILE_NAME);
    if (!Files.exists(file)) {
      throw LodelineException.notFound("--data", "there is no store in the folder " + folder);
    }
    GeoPackageCopy.write(file, backup, BundledLayers.definitions());
  }

  /**
   * Puts a backup in the place of the store of a folder. The store as it was stays beside it.
   *
   * @return where it stays; empty if there was none
   * @throws LodelineException of kind UNAVAILABLE if a server or another command uses the store, or
   *     the folder cannot be written; of kind BROKEN_DATA if the backup is none
   */
  public static Optional<Path> restore(Path folder, Path backup) {
    Path file = folder.resolve(EmbeddedStore.FILE_NAME);
    try {
      Files.createDirectories(folder);
      FileUse alone =
          FileUse.alone(file)
              .orElseThrow(
                  () ->
                      LodelineException.unavailable(
                          "a server or another command uses the store in "
                              + folder
                              + "; stop it first",
                          null));
      try (alone) {
        return replace(file, backup);
      }
    } catch (IOException e) {
      throw LodelineException.unavailable(
          "cannot write to the data folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Path> replace(Path file, Path backup) throws IOException {
    // Whole, and on this disk, before anything is done to the store.
    Path restored = file.resolveSibling("lodeline-restoring.gpkg");
    try {
      GeoPackageCopy.write(backup, restored, BundledLayers.definitions());
      Optional<Path> kept = Files.exists(file) ? Optional.of(keep(file)) : Optional.empty();
      Files.move(restored, file, StandardCopyOption.ATOMIC_MOVE);
      return kept;
    } finally {
      Files.deleteIfExists(restored);
    }
  }

  /** A second name for the store as it is, so that there is one under its own at any moment. */
  private static Path keep(Path file) throws IOException {
    try {
      GeoPackageCopy.settle(file);
    } catch (LodelineException e) {
      LOG.warn("The store that is replaced is damaged: {}", e.getMessage());
    }
    LocalDateTime now = LocalDateTime.now(Clock.systemUTC());
    Path kept = file.resolveSibling(EmbeddedStore.FILE_NAME + ".until-" + MOMENT.format(now));
    try {
      Files.createLink(kept, file);
    } catch (UnsupportedOperationException e) {
      Files.copy(file, kept);
    }
    // Of a damaged store. It would be taken for one of the file that comes in place.
    Path journal = file.resolveSibling(file.getFileName() + JOURNAL);
    if (Files.exists(journal)) {
      Files.move(journal, kept.resolveSibling(kept.getFileName() + JOURNAL));
    }
    return kept;
  }
}
