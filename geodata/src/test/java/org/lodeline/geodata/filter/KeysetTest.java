package org.lodeline.geodata.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.jspecify.annotations.Nullable;

class KeysetTest {
  private static final List<String> FIELDS = List.of("text", "number", "count", "flag", "day");
  private static final SimpleFeatureType TYPE = type();

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("things");
    builder.add("text", String.class);
    builder.add("number", Double.class);
    builder.add("count", Long.class);
    builder.add("flag", Boolean.class);
    builder.add("day", LocalDate.class);
    return builder.buildFeatureType();
  }

  @Property
  void behindEachFeature_comeThoseThatTheOrderPutsBehindIt(
      @ForAll("things") List<SimpleFeature> things,
      @ForAll("orders") List<SortBy> order,
      @ForAll boolean idsAscend) {
    List<SimpleFeature> sorted = new ArrayList<>(things);
    sorted.sort(comparator(order, idsAscend));

    for (int i = 0; i < sorted.size(); i++) {
      Filter after = keyset(sorted.get(i), order, idsAscend).after();
      assertThat(sorted.stream().filter(after::evaluate))
          .isEqualTo(sorted.subList(i + 1, sorted.size()));
    }
  }

  private static Keyset keyset(SimpleFeature at, List<SortBy> order, boolean idsAscend) {
    List<@Nullable Object> values = new ArrayList<>();
    order.forEach(key -> values.add(at.getAttribute(key.getPropertyName().getPropertyName())));
    return new Keyset(order, values, at.getID(), idsAscend);
  }

  private static Comparator<SimpleFeature> comparator(List<SortBy> order, boolean idsAscend) {
    Comparator<SimpleFeature> byId = Comparator.comparing(SimpleFeature::getID);
    Comparator<SimpleFeature> comparator = Comparator.comparing(feature -> 0);
    for (SortBy key : order) {
      String field = key.getPropertyName().getPropertyName();
      Comparator<Comparable<Object>> values = Comparator.nullsLast(Comparator.naturalOrder());
      if (SortOrder.DESCENDING.equals(key.getSortOrder())) {
        values = values.reversed();
      }
      comparator = comparator.thenComparing(f -> value(f, field), values);
    }
    return comparator.thenComparing(idsAscend ? byId : byId.reversed());
  }

  @SuppressWarnings("unchecked")
  private static Comparable<Object> value(SimpleFeature feature, String field) {
    return (Comparable<Object>) feature.getAttribute(field);
  }

  @Provide
  Arbitrary<List<SimpleFeature>> things() {
    Arbitrary<List<Object>> rows =
        Combinators.combine(
                Arbitraries.of("", "9", "10", "Zinc", "zinc", "é", "1e3", "NaN").injectNull(0.2),
                Arbitraries.of(-1.5, 0.0, 2.0, 1e9).injectNull(0.2),
                Arbitraries.of(-3L, 7L, 7_000_000_000L).injectNull(0.2),
                Arbitraries.of(true, false).injectNull(0.2),
                Arbitraries.of(LocalDate.of(1999, 12, 31), LocalDate.of(2025, 10, 9))
                    .injectNull(0.2))
            .as(KeysetTest::row);
    return Combinators.combine(
            rows.list().ofMaxSize(12),
            Arbitraries.of("1", "2", "10", "a", "B", "é", "09").set().ofMinSize(7))
        .as(KeysetTest::features);
  }

  private static List<Object> row(@Nullable Object... values) {
    List<Object> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value);
    }
    return row;
  }

  private static List<SimpleFeature> features(List<List<Object>> rows, Set<String> ids) {
    List<SimpleFeature> features = new ArrayList<>();
    List<String> names = List.copyOf(ids);
    for (int i = 0; i < Math.min(rows.size(), names.size()); i++) {
      features.add(SimpleFeatureBuilder.build(TYPE, rows.get(i), names.get(i)));
    }
    return features;
  }

  @Provide
  Arbitrary<List<SortBy>> orders() {
    Arbitrary<SortBy> key =
        Combinators.combine(Arbitraries.of(FIELDS), Arbitraries.of(SortOrder.values()))
            .as((field, order) -> CommonFactoryFinder.getFilterFactory().sort(field, order));
    return key.list().ofMaxSize(3).uniqueElements(by -> by.getPropertyName().getPropertyName());
  }
}
