package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full is told, costs nothing that was acknowledged, and is no matter afterwards.
 */
final class FullDiskTest {
  private static final int BLOCK = 4_096;

  @TempDir Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=96m", "lodeline-test", disk.toString()) == 0,
        "a small disk can be had by root alone");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Writes until there is no room for a byte more. */
  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int size = 256 * BLOCK; size > 0; ) {
        try {
          out.write(new byte[size]);
        } catch (IOException e) {
          size /= 2;
        }
      }
    }
  }

  @Test
  void anEditOnAFullDisk_isAnsweredWith507_andWithTheNextRoomItIsMade() throws IOException {
    Path filler = disk.resolve("filler");
    String mine = EditServer.DEPOSITS + "/mine";
    try (EditServer server = EditServer.in(disk, "")) {
      String first = EditServer.deposit("first").put("id", "mine").toString();
      assertThat(server.post(EditServer.DEPOSITS, first).statusCode()).isEqualTo(201);

      fill(filler);
      HttpResponse<String> refused = server.put(mine, EditServer.deposit("second").toString());

      assertThat(refused.statusCode()).isEqualTo(507);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("no room left").doesNotContain(disk.toString());
      assertThat(server.get(mine).body()).contains("first").doesNotContain("second");

      Files.delete(filler);
      HttpResponse<String> made = server.put(mine, EditServer.deposit("third").toString());
      assertThat(made.statusCode()).isEqualTo(204);
      server.restart();
      assertThat(server.get(mine).body()).contains("third");
      assertThat(server.history(mine)).hasSize(2);
    }
  }
}
