package org.lodeline.server.present.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;

/** The three ways in which the world is laid flat. */
final class ProjectionTest {
  /** A published value of each: the height of the world and the length of its poles. */
  @ParameterizedTest
  @CsvSource({
    // Web Mercator is a square.
    "MERCATOR,    85.0511287798, 0.5,    1",
    // Equal Earth is 2.05458 times as wide as high; its poles are 0.59247 of the equator.
    "EQUAL_EARTH, 90,            0.24336, 0.59247",
    // Robinson's height is 0.5072 of its width, the poles 0.5322.
    "ROBINSON,    90,            0.2536, 0.5322"
  })
  void theWorldHasThePublishedShape(
      Projection projection, double lat, double halfHeight, double poleLength) {
    assertThat(-projection.y(lat)).isCloseTo(halfHeight, within(2e-5));
    assertThat(projection.x(180, lat) * 2).isCloseTo(poleLength, within(2e-5));
    assertThat(projection.x(180, 0) * 2).isCloseTo(1, within(1e-12));
  }

  @Test
  void betweenTwoParallelsOfTheTable_robinsonRunsSmoothly() {
    // The table has 0.9216 at 40 and 0.8962 at 45 degrees.
    assertThat(Projection.ROBINSON.x(180, 40) * 2).isCloseTo(0.9216, within(1e-9));
    assertThat(Projection.ROBINSON.x(180, 42.5) * 2).isBetween(0.9085, 0.9105);
  }

  @Property
  void eastIsRight_andTheHalvesMirrorEachOther(
      @ForAll Projection projection,
      @ForAll @DoubleRange(min = 0.01, max = 180) double lon,
      @ForAll @DoubleRange(min = -90, max = 90) double lat) {
    assertThat(projection.x(lon, lat)).isPositive();
    assertThat(projection.x(-lon, lat)).isCloseTo(-projection.x(lon, lat), within(1e-12));
    assertThat(projection.x(lon, -lat)).isCloseTo(projection.x(lon, lat), within(1e-12));
    assertThat(projection.y(-lat)).isCloseTo(-projection.y(lat), within(1e-12));
  }

  @Property
  void northIsUp(
      @ForAll Projection projection,
      @ForAll @DoubleRange(min = -84, max = 84) double lat,
      @ForAll @DoubleRange(min = 0.01, max = 1) double step) {
    assertThat(projection.y(lat + step)).isLessThan(projection.y(lat));
  }

  /** What the name promises: a degree by a degree has the area that it has on the sphere. */
  @Property
  void equalEarth_isTrueInAreas(@ForAll @DoubleRange(min = -88, max = 88) double lat) {
    Projection projection = Projection.EQUAL_EARTH;
    double d = 1e-3;
    double area =
        (projection.x(1, lat) - projection.x(0, lat))
            * (projection.y(lat - d) - projection.y(lat + d));
    double atEquator =
        (projection.x(1, 0) - projection.x(0, 0)) * (projection.y(-d) - projection.y(d));
    assertThat(area / atEquator).isCloseTo(Math.cos(Math.toRadians(lat)), within(1e-4));
  }

  @Test
  void anUnknownProjection_isNamedWithThoseThereAre() {
    assertThatThrownBy(() -> Projection.byCode("projection", "peters"))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("equal-earth");
  }
}
