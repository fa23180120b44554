package org.lodeline.geodata.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.DataStoreFactorySpi;
import org.geotools.data.memory.MemoryDataStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;

class PluginsTest {
  @TempDir Path folder;

  /** A plug-in that takes one address, of which those with a comma are reached. */
  public static final class Factory implements DataStoreFactorySpi {
    @Override
    public String getDisplayName() {
      return "Caves";
    }

    @Override
    public String getDescription() {
      return "";
    }

    @Override
    public Param[] getParametersInfo() {
      return new Param[] {
        new Param("caves.url", String.class, "", true),
        new Param("caves.password", String.class, "", false)
      };
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public DataStore createDataStore(Map<String, ?> parameters) {
      if (!"a,b".equals(parameters.get("caves.url"))) {
        throw new IllegalStateException("cannot reach " + parameters);
      }
      return new MemoryDataStore();
    }

    @Override
    public DataStore createNewDataStore(Map<String, ?> parameters) {
      return createDataStore(parameters);
    }
  }

  @BeforeEach
  void putItsJarIntoTheFolder() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("caves.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new JarEntry("META-INF/services/" + DataStoreFactorySpi.class.getName()));
      jar.write(Factory.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }

  private DataStore open(String parameters) {
    return Plugins.open("--datastore", parameters, Optional.of(folder));
  }

  private static void assertRefused(ThrowingCallable opening, Kind kind, String... told) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(LodelineException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContainingAll(told)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aPlugIn_opensWhatItsParametersName_commasAndAll() {
    assertThat(open("caves.url=a,b,caves.password=secret")).isInstanceOf(MemoryDataStore.class);
  }

  @Test
  void parametersThatNobodyUnderstands_areNamedBesideThoseThatSomebodyDoes() {
    assertRefused(
        () -> open("cafes.url=a,password=secret"),
        Kind.INVALID_INPUT,
        "cafes.url, password",
        "Caves: caves.url, [caves.password]");
  }

  @Test
  void whatIsNoParameter_isRefusedWithoutBeingShown() {
    assertRefused(() -> open("secret"), Kind.INVALID_INPUT, "key=value");
    assertRefused(() -> open(""), Kind.INVALID_INPUT, "key=value");
  }

  @Test
  void aStoreThatCannotBeReached_isUnavailableWithoutThePlugInsOwnWords() {
    assertRefused(() -> open("caves.url=x,caves.password=secret"), Kind.UNAVAILABLE, "--datastore");
  }

  @Test
  void aFolderThatIsNotThere_isRefused() {
    assertRefused(
        () -> Plugins.open("--datastore", "a=b", Optional.of(folder.resolve("none"))),
        Kind.INVALID_INPUT,
        "--plugins",
        "none");
  }
}
