package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of a server that runs is copied, and not replaced. */
final class BackupCommandTest {
  @TempDir Path folder;

  @Test
  void aBackupOfARunningServer_canBeRestoredElsewhere_butNotUnderIt() {
    String data = String.valueOf(TestServer.dataFile().getParent());
    String backup = folder.resolve("backup.gpkg").toString();
    String elsewhere = folder.resolve("elsewhere").toString();

    assertThat(Main.run("backup", backup, "--data", data)).isZero();
    assertThat(Main.run("restore", backup, "--data", data)).isEqualTo(Main.FAILED);
    assertThat(TestServer.get("health/ready").statusCode()).isEqualTo(200);
    assertThat(Main.run("restore", backup, "--data", elsewhere)).isZero();

    assertThat(Path.of(elsewhere, "lodeline.gpkg")).exists();
  }

  @Test
  void aDatabase_hasItsOwnWays() {
    String file = folder.resolve("backup.gpkg").toString();

    for (String command : new String[] {"backup", "restore"}) {
      assertThat(Main.run(command, file, "--database", "jdbc:postgresql://127.0.0.1:1/d"))
          .isEqualTo(Main.FAILED);
    }
    assertThat(Path.of(file)).doesNotExist();
  }
}
