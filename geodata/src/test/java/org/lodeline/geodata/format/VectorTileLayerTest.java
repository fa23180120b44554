package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.fixtures.DecodedTile;

/** What is written to a vector tile is what another program reads. */
final class VectorTileLayerTest {
  /** A point with its properties. */
  record Written(int x, int y, Map<String, Object> properties) {
    Written {
      properties = Map.copyOf(properties);
    }
  }

  @Provide
  Arbitrary<Written> points() {
    Arbitrary<Integer> place = Arbitraries.integers().between(-100_000, 100_000);
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().map(number -> (Object) number),
            Arbitraries.of(true, false).map(truth -> (Object) truth));
    Arbitrary<Map<String, Object>> properties =
        Arbitraries.maps(Arbitraries.strings().ofMinLength(1).ofMaxLength(10), value).ofMaxSize(6);
    return Combinators.combine(place, place, properties).as(Written::new);
  }

  @Property(tries = 300)
  void points_areReadAsTheyWereWritten(
      @ForAll @Size(min = 1, max = 20) List<@From("points") Written> all) {
    VectorTileLayer layer = new VectorTileLayer("Länder 1");
    for (Written one : all) {
      layer.begin();
      one.properties().forEach((name, value) -> layer.property(layer.key(name), value));
      layer.point(one.x(), one.y());
      layer.end(VectorTileLayer.Shape.POINT);
    }
    byte[] bytes = layer.toByteArray();

    assertThat(layer.byteCount()).isGreaterThanOrEqualTo(bytes.length);
    List<DecodedTile.Feature> read = DecodedTile.of(bytes).features();
    assertThat(read).hasSameSizeAs(all);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).layer()).isEqualTo("Länder 1");
      assertThat(read.get(i).geometry().getCoordinate())
          .isEqualTo(new Coordinate(all.get(i).x(), all.get(i).y()));
      assertThat(read.get(i).properties()).isEqualTo(all.get(i).properties());
    }
  }

  @Test
  void anythingElse_isWrittenAsItsText() {
    VectorTileLayer layer = new VectorTileLayer("layer");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("list", List.of("a;b", "c"));
    values.put("date", LocalDate.of(2025, 10, 9));
    layer.begin();
    values.forEach((name, value) -> layer.property(layer.key(name), value));
    layer.point(1, 2);
    layer.end(VectorTileLayer.Shape.POINT);

    assertThat(DecodedTile.of(layer.toByteArray()).features().get(0).properties())
        .containsEntry("list", "a\\;b;c")
        .containsEntry("date", "2025-10-09");
  }

  @Test
  void aLayerWithoutFeatures_hasNoBytes() {
    VectorTileLayer layer = new VectorTileLayer("layer");
    layer.key("name");

    assertThat(layer.toByteArray()).isEmpty();
  }
}
