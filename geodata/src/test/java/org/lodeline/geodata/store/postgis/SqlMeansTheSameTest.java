package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.cql2.Cql2;

/** Whatever is asked, PostGIS finds the features that the filter lets through in memory. */
class SqlMeansTheSameTest {
  private static final Map<String, List<SimpleFeature>> FEATURES =
      RandomLayers.definitions().stream()
          .collect(Collectors.toMap(LayerDefinition::id, RandomLayers::features));
  private static final PostGisStore STORE = filled();

  private static PostGisStore filled() {
    PostGisStore store = TestLayers.newStore();
    for (LayerDefinition layer : RandomLayers.definitions()) {
      TestLayers.create(store, layer);
      TestLayers.add(store, layer.id(), RandomLayers.features(layer));
    }
    return store;
  }

  @AfterContainer
  static void close() {
    STORE.close();
  }

  @Property(tries = 1000)
  void anyFilter_findsTheSameFeatures(@ForAll Random random) throws IOException {
    for (LayerDefinition layer : RandomLayers.definitions()) {
      String text = new RandomFilter(random).condition(2);
      Filter filter;
      try {
        filter = Cql2.TEXT.parse(text, layer.featureType());
      } catch (LodelineException e) {
        Statistics.label("filter").collect("refused");
        continue;
      }
      List<String> expected =
          Objects.requireNonNull(FEATURES.get(layer.id())).stream()
              .filter(filter::evaluate)
              .map(SimpleFeature::getID)
              .toList();
      SqlFilter sql = SqlFilter.of(filter, layer.featureType());
      Statistics.label("filter")
          .collect(sql.remainder().equals(Filter.INCLUDE) ? "all SQL" : "with a remainder");
      Statistics.label("found").collect(expected.isEmpty() ? "none" : "some");
      Query query = new Query(layer.id(), filter);

      assertThat(TestLayers.ids(STORE, query))
          .as("%s in %s\n%s", text, layer.id(), sql)
          .isEqualTo(expected);
      assertThat(STORE.source(layer.id()).getCount(query)).isEqualTo(expected.size());
    }
  }
}
