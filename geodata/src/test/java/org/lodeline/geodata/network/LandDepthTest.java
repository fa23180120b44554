package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.TestNetworks;

class LandDepthTest {
  private static final LandDepth DEPTH = new LandDepth(TestNetworks.land());

  /** A test of ships that saw no land would find no fault. */
  @ParameterizedTest(name = "{0} is {3} km inland")
  @CsvSource({
    "the middle of the Atlantic, -40,    30,     0,   0",
    "Altmark,                     11.15, 52.85, 130, 15",
    "Geneva,                       6.15, 46.2,  295, 20",
    "the middle of Mauritius,     57.57, -20.3,  20,  5",
    "Chukotka at 180 degrees,    180,    67.0,  190, 30",
  })
  void depth_isTheDistanceToTheCoast(
      String place, double lon, double lat, double km, double tolerance) {
    assertThat(DEPTH.km(new Coordinate(lon, lat))).as(place).isCloseTo(km, within(tolerance));
  }
}
