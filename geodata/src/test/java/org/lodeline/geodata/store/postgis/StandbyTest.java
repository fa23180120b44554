package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.junit.jupiter.api.Test;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** A primary server and a standby that follows it, both really there. */
class StandbyTest {
  private static final LayerDefinition NOTES =
      new LayerDefinition(
          "notes", "t", "d", null, List.of(TestLayers.field("text", Field.Type.STRING)));
  private static final Duration SOON = Duration.ofSeconds(60);

  private static SimpleFeature note(String id) {
    return SimpleFeatureBuilder.build(NOTES.featureType(), new Object[] {id}, id);
  }

  @Test
  void whileThePrimaryIsAway_readsGoOn_andWhenItIsBack_writesDo() {
    TestPostgres primary = TestPostgres.start();
    String name = primary.database().replaceFirst(".*/([^/?]+)\\?.*", "$1");
    TestPostgres standby = primary.startStandby();
    String url = TestPostgres.url(name, primary.address(), standby.address());
    try (PostGisStore store = TestLayers.open(url)) {
      TestLayers.create(store, NOTES);
      TestLayers.add(store, NOTES.id(), List.of(note("one")));
      waitFor(store, "one");

      primary.stop();
      assertThat(ids(store)).containsExactly("one");
      assertThatThrownBy(() -> TestLayers.add(store, NOTES.id(), List.of(note("two"))))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
      assertThat(ids(store)).containsExactly("one");

      primary.resume();
      assertTimeoutPreemptively(SOON, () -> addWhenItIsBack(store, note("three")));
      waitFor(store, "one", "three");
    } finally {
      standby.stop();
      primary.stop();
    }
  }

  private static List<String> ids(PostGisStore store) {
    return TestLayers.ids(store, new Query(NOTES.id()));
  }

  /** The standby is a moment behind. */
  private static void waitFor(PostGisStore store, String... ids) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          while (store.definitions().isEmpty() || !ids(store).equals(List.of(ids))) {
            Thread.sleep(20);
          }
        });
  }

  private static void addWhenItIsBack(PostGisStore store, SimpleFeature feature)
      throws IOException, InterruptedException {
    while (true) {
      try {
        TestLayers.add(store, NOTES.id(), List.of(feature));
        return;
      } catch (LodelineException e) {
        Thread.sleep(100);
      }
    }
  }
}
