package org.lodeline.server.bench.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodeline.server.Tool;

/** A disk of 128 MB in memory, which root alone can have. */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 1 << 20;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk mount(Path folder) throws IOException, InterruptedException {
    Tool.of("mount", "mount")
        .run("-t", "tmpfs", "-o", "size=128m", "lodeline-soak", folder.toString());
    return new SmallDisk(folder);
  }

  /** Leaves no room for a byte more. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      for (int size = BLOCK; size > 0; ) {
        try {
          out.write(new byte[size]);
        } catch (IOException e) {
          size /= 2;
        }
      }
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    try {
      Tool.of("mount", "umount").run(folder.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
