package org.lodeline.geodata.store.geopackage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all processes that a data file is in use, so that nobody puts another in its place: a lock
 * on a file beside it, which is gone with the process. Any number can share a file; close it.
 */
public final class FileUse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileUse.class);

  /** Those of this process, which has one lock however often it uses a file. */
  private static final Map<Path, FileUse> SHARED = new HashMap<>();

  private final Path file;
  private final @Nullable FileChannel channel;
  private int users = 1;

  private FileUse(Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Uses a file together with others; waits for one who has it alone. In a folder that cannot be
   * written nobody is told.
   */
  public static FileUse share(Path file) {
    synchronized (SHARED) {
      Path key = file.toAbsolutePath().normalize();
      FileUse known = SHARED.get(key);
      if (known != null) {
        known.users++;
        return known;
      }
      FileUse use = new FileUse(key, shared(key));
      SHARED.put(key, use);
      return use;
    }
  }

  private static @Nullable FileChannel shared(Path file) {
    try {
      FileChannel channel = open(file);
      FileLock lock = channel.lock(0, Long.MAX_VALUE, true);
      LOG.debug("{} is used, which {} tells", file, lock);
      return channel;
    } catch (IOException e) {
      LOG.debug("{} is used without telling others", file, e);
      return null;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file.resolveSibling("." + file.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  /**
   * Uses a file alone, whether it is there or not.
   *
   * @return empty if somebody uses it
   */
  public static Optional<FileUse> alone(Path file) throws IOException {
    synchronized (SHARED) {
      Path key = file.toAbsolutePath().normalize();
      if (SHARED.containsKey(key)) {
        return Optional.empty();
      }
      FileChannel channel = open(key);
      if (channel.tryLock() == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new FileUse(key, channel));
    }
  }

  @Override
  public void close() {
    synchronized (SHARED) {
      users--;
      if (users > 0) {
        return;
      }
      SHARED.remove(file, this);
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        LOG.debug("the lock of {} is gone already", file, e);
      }
    }
  }
}
