package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import picocli.CommandLine;

final class StoreOptionsTest {
  private static final String DATABASE = "--database=jdbc:postgresql://host/d?password=secret";
  private static final String DATASTORE = "--datastore=url=x,password=secret";

  private static StoreLocation location(String... options) {
    return CommandLine.populateCommand(new StoreOptions(), options).location();
  }

  @Test
  void withoutOptions_theStoreIsInTheFolderData() {
    StoreLocation location = location();

    assertThat(location.data()).isEqualTo(Path.of("data"));
    assertThat(location.database()).isEmpty();
    assertThat(location.datastore()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--data=x, " + DATABASE,
    "--data=x, '" + DATASTORE + "'",
    DATABASE + ", '" + DATASTORE + "'",
  })
  void moreThanOneStore_isRefusedByTheNamesOfTheOptionsAlone(String first, String second) {
    String name = second.substring(0, second.indexOf('='));

    assertThatThrownBy(() -> location(first, second))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("there is one store")
        .hasMessageEndingWith(
            "given were " + first.substring(0, first.indexOf('=')) + " and " + name)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aPassword_isNeverShown() {
    assertThat(location(DATABASE).toString()).doesNotContain("secret");
    assertThat(location(DATASTORE, "--plugins=none").toString()).doesNotContain("secret");
  }

  @Test
  void parametersThatNobodyUnderstands_areRefusedWithoutTheirValues() {
    assertThatThrownBy(() -> location(DATASTORE).open())
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("url, password")
        .hasMessageNotContaining("secret");
  }
}
