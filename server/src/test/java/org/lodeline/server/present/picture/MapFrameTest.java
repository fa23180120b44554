package org.lodeline.server.present.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.server.present.ViewState;

/** Where on the paper a place lies. */
final class MapFrameTest {
  private static final double WIDTH = 1600;
  private static final double HEIGHT = 900;

  private static ViewState view(double lon, double lat, double zoom, Optional<BoundingBox> bbox) {
    return new ViewState(
        List.of(),
        lon,
        lat,
        zoom,
        bbox,
        Map.of(),
        Scenario.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static MapFrame frame(double lon, double lat, double zoom) {
    return MapFrame.of(view(lon, lat, zoom, Optional.empty()), Projection.MERCATOR, WIDTH, HEIGHT);
  }

  @Test
  void theCentreOfTheViewIsTheMiddleOfThePaper_atItsZoom() {
    MapFrame frame = frame(11.15, 52.85, 6);
    assertThat(frame.at(11.15, 52.85).getX()).isCloseTo(WIDTH / 2, within(1e-6));
    assertThat(frame.at(11.15, 52.85).getY()).isCloseTo(HEIGHT / 2, within(1e-6));
    assertThat(frame.zoom()).isCloseTo(6, within(1e-9));
  }

  @Test
  void whatIsTooFarAway_comesNearerUntilTheWorldFillsThePaper() {
    MapFrame frame = frame(60, 22, 0);
    assertThat(frame.at(60 + 179.999, 0).getX()).isCloseTo(WIDTH, within(0.1));
    assertThat(frame.at(60, 84).getY()).isLessThanOrEqualTo(0.1);
    assertThat(frame.at(60, -72).getY()).isGreaterThanOrEqualTo(HEIGHT - 0.1);
  }

  @ParameterizedTest
  @EnumSource
  void aBoxAcrossTheAntimeridian_isWhollyInView(Projection projection) {
    ViewState view = view(0, 0, 0, Optional.of(new BoundingBox(130, -50, -120, 40)));
    MapFrame frame = MapFrame.of(view, projection, WIDTH, HEIGHT);
    for (double lon : new double[] {130, 180, -180, -120}) {
      for (double lat : new double[] {-50, 0, 40}) {
        assertThat(frame.shows(frame.at(lon, lat), 0.01)).as(lon + "," + lat).isTrue();
      }
    }
    assertThat(frame.at(180, 0).getX()).isCloseTo(frame.at(-180, 0).getX(), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(names = {"EQUAL_EARTH", "ROBINSON"})
  void theOtherProjections_showTheWorldWhole(Projection projection) {
    MapFrame frame = MapFrame.of(view(150, 40, 0, Optional.empty()), projection, WIDTH, HEIGHT);
    for (double lat : new double[] {-90, 0, 90}) {
      assertThat(frame.shows(frame.at(-30.001, lat), 0)).isTrue();
      assertThat(frame.shows(frame.at(-29.999, lat), 0)).isTrue();
    }
  }

  @Property
  void everyPlaceIsOnThePaperOnce(
      @ForAll @DoubleRange(min = -180, max = 180) double middle,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = -70, max = 70) double lat) {
    MapFrame frame = frame(middle, 0, 0);
    Point2D at = frame.at(lon, lat);
    assertThat(at.getX()).isBetween(-1e-6, WIDTH + 1e-6);
    // What lies on the edge of the world may be at either side.
    double apart = Math.abs(frame.at(lon + 360, lat).getX() - at.getX());
    assertThat(Math.min(apart, WIDTH - apart)).isLessThan(1e-6);
  }

  @Test
  void aRingOverTheEdgeOfTheWorld_isOnBothSides() {
    MapFrame frame = frame(0, 0, 0);
    List<Coordinate> ring =
        List.of(
            new Coordinate(170, -10),
            new Coordinate(190, -10),
            new Coordinate(190, 10),
            new Coordinate(170, 10),
            new Coordinate(170, -10));
    Path2D path = frame.rings(List.of(ring));
    assertThat(path.contains(frame.at(175, 0))).isTrue();
    assertThat(path.contains(frame.at(-175, 0))).isTrue();
    assertThat(path.contains(frame.at(0, 0))).isFalse();
    assertThat(path.contains(frame.at(160, 0))).isFalse();
  }

  @Test
  void aLineOverTheEdgeOfTheWorld_doesNotCrossThePaper() {
    MapFrame frame = frame(0, 0, 0);
    Path2D path = frame.lines(List.of(List.of(new Coordinate(170, 0), new Coordinate(190, 20))));
    assertThat(path.intersects(frame.at(-100, 0).getX(), 0, 600, HEIGHT)).isFalse();
    assertThat(path.getBounds2D().getMinX()).isCloseTo(0, within(1e-6));
    assertThat(path.getBounds2D().getMaxX()).isCloseTo(WIDTH, within(1e-6));
  }

  @Test
  void aPixelInTheMiddle_isAsLongAsTheGroundBelowIt() {
    // 156,543 m at the equator at zoom 0 (the circumference of the Earth in 256 pixels).
    assertThat(frame(0, 0, 8).metresPerPixel()).isCloseTo(156543.03 / 256, within(0.5));
    assertThat(frame(0, 60, 8).metresPerPixel()).isCloseTo(156543.03 / 512, within(2.0));
  }
}
