package org.lodeline.geodata.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

final class EnvelopeTreeTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final SimpleFeatureType TYPE = type();

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("shapes");
    builder.add("geometry", Geometry.class);
    return builder.buildFeatureType();
  }

  /** Whole degrees, so that edges meet; a tenth without a geometry or with an empty one. */
  private static @Nullable Geometry geometry(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> null;
      case 1 -> GEOMETRIES.createPoint();
      default -> GEOMETRIES.toGeometry(box(random, random.nextBoolean() ? 0 : 9));
    };
  }

  private static Envelope box(Random random, int most) {
    int x = random.nextInt(100);
    int y = random.nextInt(50);
    return new Envelope(x, x + random.nextInt(most + 1), y, y + random.nextInt(most + 1));
  }

  private static SimpleFeature[] features(Random random, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                SimpleFeatureBuilder.build(
                    TYPE, new @Nullable Object[] {geometry(random)}, "f" + i))
        .toArray(SimpleFeature[]::new);
  }

  private static boolean meets(SimpleFeature feature, Envelope box) {
    return feature.getDefaultGeometry() instanceof Geometry geometry
        && box.intersects(geometry.getEnvelopeInternal());
  }

  @Property(tries = 200)
  void findsAndCountsWhatMeetsTheBox(@ForAll @IntRange(max = 2000) int size, @ForAll long seed) {
    Random random = new Random(seed);
    SimpleFeature[] features = features(random, size);
    EnvelopeTree tree = new EnvelopeTree(features);
    List<Envelope> boxes = new ArrayList<>(List.of(new Envelope(), new Envelope(0, 200, 0, 200)));
    for (int i = 0; i < 8; i++) {
      boxes.add(box(random, 40));
    }
    for (Envelope box : boxes) {
      int[] expected =
          IntStream.range(0, size).filter(place -> meets(features[place], box)).toArray();
      assertThat(tree.places(List.of(box))).isEqualTo(expected);
      assertThat(tree.count(box)).isEqualTo(expected.length);
    }
  }

  @Test
  void whatMeetsBothOfTwoBoxes_isFoundOnce() {
    SimpleFeature[] features = features(new Random(1), 500);
    EnvelopeTree tree = new EnvelopeTree(features);
    Envelope left = new Envelope(0, 60, 0, 50);
    Envelope right = new Envelope(40, 100, 0, 50);
    assertThat(tree.places(List.of(left, right)))
        .isEqualTo(
            IntStream.range(0, features.length)
                .filter(place -> meets(features[place], left) || meets(features[place], right))
                .toArray());
  }
}
