package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.geopackage.GeoPackageDataStore;
import org.lodeline.geodata.store.geopackage.GeoPackageRenewal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default store: one GeoPackage in a data folder, made and seeded on the first start.
 *
 * <p>Seeding is atomic. The file is made under another name, forced to disk and then renamed, so a
 * start that is killed leaves nothing that a next start would take for whole; and it happens under
 * a file lock, so that of two servers that start at once one seeds and the other waits.
 */
public final class EmbeddedStore {
  /** The name of the file in the data folder. */
  public static final String FILE_NAME = "lodeline.gpkg";

  /** The name of the copy of a file of an earlier version. */
  static final String BEFORE_NAME = FILE_NAME + ".before";

  private static final String UNFINISHED = "lodeline-seeding-";
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  private EmbeddedStore() {}

  /**
   * Opens the store in {@code folder}, after making it if there is none, and the bundled layers of
   * one that an earlier version made.
   *
   * @throws LodelineException of kind UNAVAILABLE if the folder cannot be used, of kind BROKEN_DATA
   *     if the file in it is damaged
   */
  public static Catalog open(Path folder) {
    return new Catalog(openStore(folder));
  }

  /** Like {@link #open}, for those who change layers. */
  public static LayerStore openStore(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      underLock(folder, () -> seed(folder, file));
    } else if (GeoPackageRenewal.isNeeded(file, BundledLayers.definitions())) {
      underLock(folder, () -> renew(file));
    }
    return GeoPackageDataStore.open(file, BundledLayers.definitions());
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Synchronised, because a file lock is held by the whole process. */
  private static synchronized void underLock(Path folder, Work work) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".seeding.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid()) {
          work.run();
        }
      }
    } catch (IOException e) {
      throw LodelineException.unavailable(
          "cannot write to the data folder " + folder + ": " + reason(e), e);
    }
  }

  private static void seed(Path folder, Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    removeUnfinished(folder);
    LOG.info("Seeding {} with the bundled facts", file);
    Path unfinished = folder.resolve(UNFINISHED + ProcessHandle.current().pid() + ".gpkg");
    GeoPackageDataStore.create(unfinished, Seeder.features());
    try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A copy of the file as it was stays beside it: other programs may have changed features. */
  private static void renew(Path file) throws IOException {
    if (!GeoPackageRenewal.isNeeded(file, BundledLayers.definitions())) {
      return;
    }
    Path before = file.resolveSibling(BEFORE_NAME);
    LOG.info(
        "Making the bundled layers of {} anew, for this version; as it was, it stays as {}",
        file,
        before.getFileName());
    Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING);
    GeoPackageRenewal.renew(file, Seeder.features());
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return reason == null ? "it cannot be used" : reason;
  }

  private static void removeUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
  }
}
