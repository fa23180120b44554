package org.lodeline.geodata.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.junit.jupiter.api.Test;

final class IdIndexTest {
  private static final SimpleFeatureType TYPE = type();

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("ids");
    return builder.buildFeatureType();
  }

  private static IdIndex index(List<String> ids) {
    return new IdIndex(
        ids.stream()
            .map(id -> SimpleFeatureBuilder.build(TYPE, List.of(), id))
            .toArray(SimpleFeature[]::new));
  }

  @Property
  void eachIdIsFound_andNoOther(@ForAll Set<String> ids, @ForAll String other) {
    List<String> places = List.copyOf(ids);
    IdIndex index = index(places);

    for (int place = 0; place < places.size(); place++) {
      assertThat(index.place(places.get(place))).isEqualTo(place);
    }
    if (!ids.contains(other)) {
      assertThat(index.place(other)).isNegative();
    }
  }

  @Test
  void idsOfOneHash_areToldApart() {
    IdIndex index = index(List.of("AaAa", "BBBB", "AaBB"));

    assertThat(index.place("BBBB")).isEqualTo(1);
    assertThat(index.place("AaBB")).isEqualTo(2);
    assertThat(index.place("BBAa")).isNegative();
  }

  @Test
  void nothing_isInNone() {
    assertThat(index(List.of()).place("")).isNegative();
  }
}
