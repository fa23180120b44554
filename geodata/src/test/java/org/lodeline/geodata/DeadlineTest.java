package org.lodeline.geodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.store.memory.MemoryLayer;

class DeadlineTest {
  private static final int COUNT = 1_000;

  private final SimpleFeatureSource layer = layer();

  @Test
  void whatReadsBeyondIt_isEnded() {
    LodelineException late =
        catchThrowableOfType(
            LodelineException.class,
            () -> Deadline.within(Duration.ZERO, () -> false, () -> count(Filter.INCLUDE)));

    assertThat(late.kind()).isEqualTo(LodelineException.Kind.OUT_OF_TIME);
    assertThat(late).hasMessageContaining("longer than 0.0 seconds");
  }

  @Test
  void whatFindsNothing_isEndedAsWell() throws CQLException {
    Filter nothing = ECQL.toFilter("strLength(name) > 100");

    assertThat(
            catchThrowableOfType(
                LodelineException.class,
                () -> Deadline.within(Duration.ZERO, () -> false, () -> count(nothing))))
        .isNotNull();
  }

  @Test
  void whatHasTimeLeft_orIsWellBegun_goesOn() throws Exception {
    assertThat(Deadline.<Integer>within(Duration.ofMinutes(1), () -> false, this::count))
        .isEqualTo(COUNT);
    assertThat(Deadline.<Integer>within(Duration.ZERO, () -> true, this::count)).isEqualTo(COUNT);
  }

  @Test
  void whatOthersUseToo_isMadeToItsEnd_andItsTimeDoesNotCount() throws Exception {
    Memo<String, Integer> memo = new Memo<>(1, key -> count());
    Lazy<Integer> lazy = new Lazy<>(this::count);

    assertThat(Deadline.<Integer>within(Duration.ZERO, () -> false, () -> memo.get("all")))
        .isEqualTo(COUNT);
    assertThat(Deadline.<Integer>within(Duration.ZERO, () -> false, lazy::get)).isEqualTo(COUNT);
    Lazy<Integer> slow =
        new Lazy<>(
            () -> {
              LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
              return 1;
            });
    assertThat(
            Deadline.<Integer>within(
                Duration.ofMinutes(1),
                () -> false,
                () -> {
                  slow.get();
                  return Deadline.current().secondsLeft();
                }))
        .isEqualTo(59);
  }

  @Test
  void whatComesAfterwardsInTheThread_isNotBound() {
    assertThat(
            catchThrowableOfType(
                LodelineException.class,
                () -> Deadline.within(Duration.ZERO, () -> false, this::count)))
        .isNotNull();

    assertThat(count()).isEqualTo(COUNT);
    assertThat(Deadline.current().secondsLeft()).isZero();
  }

  @Test
  void whoWaitsForAnother_isToldHowLongItMay() throws Exception {
    assertThat(
            Deadline.<Integer>within(
                Duration.ofSeconds(30), () -> false, () -> Deadline.current().secondsLeft()))
        .isBetween(1, 30);
    assertThat(
            Deadline.<Integer>within(
                Duration.ZERO, () -> false, () -> Deadline.current().secondsLeft()))
        .isEqualTo(1);
  }

  private int count() {
    return count(Filter.INCLUDE);
  }

  private int count(Filter filter) {
    int count = 0;
    try (var features =
        layer.getFeatures(new Query(layer.getSchema().getTypeName(), filter)).features()) {
      for (; features.hasNext(); features.next()) {
        count++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  private static SimpleFeatureSource layer() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("things");
    builder.add("name", String.class);
    SimpleFeatureType type = builder.buildFeatureType();
    List<SimpleFeature> features =
        IntStream.range(0, COUNT)
            .mapToObj(i -> SimpleFeatureBuilder.build(type, List.of("name " + i), "id-" + i))
            .toList();
    return MemoryLayer.of(type, features);
  }
}
