package org.lodeline.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;

class ApiKeysTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("keys.json");
  }

  @Test
  void aKey_isKnownByItsHashAlone() throws IOException {
    String key = KeyFile.add(file, "ada", Role.EDITOR);

    assertThat(ApiKeys.open(file).caller(key)).hasValue(new Caller("ada", Role.EDITOR));
    assertThat(ApiKeys.open(file).caller(key + "x")).isEmpty();
    assertThat(ApiKeys.open(file).caller("")).isEmpty();
    assertThat(key).matches("[A-Za-z0-9_-]{43}");
    assertThat(Files.readString(file)).contains("ada", "sha256").doesNotContain(key);
  }

  @Test
  void onlyTheOwner_readsTheFile() throws IOException {
    KeyFile.add(file, "ada", Role.EDITOR);
    KeyFile.add(file, "bob", Role.READER);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("keys.json", ".keys.json.lock");
    }
  }

  @Test
  void aFileThatIsChanged_keepsItsPermissions() throws IOException {
    KeyFile.add(file, "ada", Role.EDITOR);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    KeyFile.add(file, "bob", Role.READER);
    KeyFile.revoke(file, "ada");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void whatIsAddedOrRevokedWhileTheServerRuns_countsAtOnce() {
    String ada = KeyFile.add(file, "ada", Role.EDITOR);
    ApiKeys keys = ApiKeys.open(file);

    String bob = KeyFile.add(file, "bob", Role.READER);
    assertThat(keys.caller(bob)).hasValue(new Caller("bob", Role.READER));
    KeyFile.revoke(file, "ada");
    assertThat(keys.caller(ada)).isEmpty();
    assertThat(keys.caller(bob)).isPresent();
  }

  @Test
  void aFileThatBreaksWhileTheServerRuns_leavesTheKeysThatWereKnown() throws IOException {
    String ada = KeyFile.add(file, "ada", Role.EDITOR);
    ApiKeys keys = ApiKeys.open(file);

    Files.writeString(file, "{");
    assertThat(keys.caller(ada)).isPresent();
    Files.delete(file);
    assertThat(keys.caller(ada)).isPresent();
    String bob = KeyFile.add(file, "bob", Role.READER);
    assertThat(keys.caller(bob)).isPresent();
    assertThat(keys.caller(ada)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"keys\":null}",
        "{\"keys\":[null]}",
        "{\"keys\":[{}]}",
        "{\"keys\":[{\"name\":\"a\",\"role\":\"king\",\"sha256\":\"\",\"created\":\"\"}]}",
        "{\"keys\":[{\"name\":\"a\",\"role\":\"editor\",\"sha256\":\"12\",\"created\":\"\"}]}",
        "{\"keys\":[{\"name\":\"a\",\"role\":\"admin\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"created\":\"\",\"layers\":[\"b\"]}]}",
        "{\"keys\":[{\"name\":\"a\",\"role\":\"reader\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"created\":\"\",\"layers\":[]}]}",
        "{\"keys\":[{\"name\":\"a\",\"role\":\"reader\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"created\":\"\",\"layers\":[null]}]}",
        "{\"keys\":[{\"name\":\"\",\"role\":\"editor\",\"sha256\":\"12\",\"created\":\"\"}]}",
      })
  void aBrokenFile_isToldAtTheStart(String text) throws IOException {
    Files.writeString(file, text);

    assertThatThrownBy(() -> ApiKeys.open(file))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN_DATA))
        .hasMessageContaining("keys.json");
  }

  @Test
  void aKeyWithLayers_isGrantedThese_andKeptToThem() {
    String cy = KeyFile.add(file, "cy", Role.READER, Optional.of(List.of("wells", "claims")));

    Caller caller = ApiKeys.open(file).caller(cy).orElseThrow();
    assertThat(caller)
        .isEqualTo(new Caller("cy", Role.READER, Optional.of(Set.of("claims", "wells"))));
    assertThat(caller.isGranted("wells")).isTrue();
    assertThat(caller.isGranted("others")).isFalse();
    assertThat(caller.isLimited()).isTrue();
  }

  @Test
  void aKeyWithoutLayers_isGrantedNone_unlessItIsOfAnAdmin() {
    Caller ada = new Caller("ada", Role.EDITOR);
    Caller eve = new Caller("eve", Role.ADMIN);

    assertThat(ada.isGranted("wells")).isFalse();
    assertThat(ada.isLimited()).isFalse();
    assertThat(eve.isGranted("wells")).isTrue();
    assertThat(eve.isLimited()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void layersThatCannotBeGranted_areRefused(Role role) {
    List<String> layers = role == Role.ADMIN ? List.of("wells") : List.of("wells", " ");

    assertThatThrownBy(() -> KeyFile.add(file, "cy", role, Optional.of(layers)))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("--layers");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatIsNotThere_isTold_withWhatMakesOne() {
    assertThatThrownBy(() -> ApiKeys.open(file))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("lodeline key add");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "-a", "\"", "<b>"})
  void aNameThatIsNone_isRefused(String name) {
    assertThatThrownBy(() -> KeyFile.add(file, name, Role.EDITOR))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("name of a key");
    assertThat(file).doesNotExist();
  }

  @Test
  void aNameThatIsTakenOrUnknown_isRefused() {
    String ada = KeyFile.add(file, "ada", Role.EDITOR);

    assertThatThrownBy(() -> KeyFile.add(file, "ada", Role.READER))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("already");
    assertThatThrownBy(() -> KeyFile.revoke(file, "bob"))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("'bob'");
    assertThat(ApiKeys.open(file).caller(ada)).hasValue(new Caller("ada", Role.EDITOR));
  }

  @Test
  void keysThatAreAddedAtOnce_areAllThere() throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    List<Future<?>> adding =
        IntStream.range(0, 20)
            .<Future<?>>mapToObj(i -> pool.submit(() -> KeyFile.add(file, "key-" + i, Role.READER)))
            .toList();
    for (Future<?> one : adding) {
      one.get();
    }
    pool.shutdown();

    assertThat(KeyFile.read(file).keys()).hasSize(20);
  }
}
