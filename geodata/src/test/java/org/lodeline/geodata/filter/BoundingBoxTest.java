package org.lodeline.geodata.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;

class BoundingBoxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.8,47.2,15.1,55.1     |    5.8 |  47.2 |   15.1 | 55.1",
        "-180,-90,180,90        | -180   | -90   |  180   | 90",
        "' 1 , 2 , 3 , 4 '      |    1   |   2   |    3   |  4",
        "170,-20,-170,-10       |  170   | -20   | -170   | -10",
        "1e1,-2.5E0,+20,3       |   10   |  -2.5 |   20   |  3",
        "10,50,10,50            |   10   |  50   |   10   | 50",
        "-181,0,10,10           |  179   |   0   |   10   | 10",
        "170,-50,190,50         |  170   | -50   | -170   | 50",
        "-190,0,-170,50         |  170   |   0   | -170   | 50",
        "-190,-100,400,91       | -180   | -90   |  180   | 90",
        "1,2,-500,3,4,9000      |    1   |   2   |    3   |  4",
      })
  void fourNumbers_areWestSouthEastAndNorth(
      String text, double west, double south, double east, double north) {
    assertThat(BoundingBox.parse("bbox", text))
        .isEqualTo(new BoundingBox(west, south, east, north));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3",
        "1,2,3,4,5",
        "1,2,3,4,5,6,7",
        "1,2,3,4,",
        ",1,2,3,4",
        "1,,3,4",
        "a,b,c,d",
        "1;2;3;4",
        "1 2 3 4",
        "0,60,10,50",
        "NaN,0,10,10",
        "1d,2d,3d,4d",
        "0x1p3,0,10,10",
        "0,0,Infinity,10",
        "0,0,10,10' or 1=1",
      })
  void anythingElse_isRefusedWithTheParameterTheValueAndWhatIsAllowed(String text) {
    assertThatThrownBy(() -> BoundingBox.parse("bbox", text))
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT);
              assertThat(e.parameter()).contains("bbox");
              assertThat(e)
                  .hasMessageContaining(text)
                  .hasMessageContaining("west,south,east,north");
            });
  }

  @Test
  void anEmptyValue_isRefused() {
    assertThatThrownBy(() -> BoundingBox.parse("bbox", "")).isInstanceOf(LodelineException.class);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT (5 5)                    | 0,0,10,10        | true",
        "POINT (10 10)                  | 0,0,10,10        | true",
        "POINT (10.001 5)               | 0,0,10,10        | false",
        "LINESTRING (-5 5, 15 5)        | 0,0,10,10        | true",
        "POINT (178 -18)                | 170,-30,-170,0   | true",
        "POINT (-175 -18)               | 170,-30,-170,0   | true",
        "POINT (180 -18)                | 170,-30,-170,0   | true",
        "POINT (0 -18)                  | 170,-30,-170,0   | false",
        "POINT (-175 10)                | 170,-30,-170,0   | false",
        "POLYGON ((0 0, 40 0, 40 40, 0 40, 0 0)) | 10,10,20,20 | true",
      })
  void theFilter_passesWhatMeetsTheBox(String wkt, String box, boolean passes)
      throws ParseException {
    assertThat(
            BoundingBox.parse("bbox", box)
                .on("geometry")
                .evaluate(feature(new WKTReader().read(wkt))))
        .isEqualTo(passes);
  }

  @ParameterizedTest(name = "{0} in {1} of {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT (12.5 52.7) | 52,12,53,13                     | EPSG:4326 | true",
        "POINT (52.7 12.5) | 52,12,53,13                     | EPSG:4326 | false",
        "POINT (178 -18)   | -30,170,0,-170                  | EPSG:4326 | true",
        "POINT (12.5 52.7) | 1391000,6927000,1392000,6928000 | EPSG:3857 | true",
        "POINT (12.6 52.7) | 1391000,6927000,1392000,6928000 | EPSG:3857 | false",
        // Northing comes first in the system that Europe's statistics use.
        "POINT (12.5 52.7) | 3290000,4489000,3291000,4490000 | EPSG:3035 | true",
        "POINT (12.5 52.7) | 4489000,3290000,4490000,3291000 | EPSG:3035 | false",
        "POINT (12.5 52.7) | 331000,5841000,332000,5842000   | EPSG:32633 | true",
        // The area around the north pole has all longitudes in it.
        "POINT (100 89)    | -1000000,-1000000,1000000,1000000 | EPSG:3995 | true",
        "POINT (-100 89)   | -1000000,-1000000,1000000,1000000 | EPSG:3995 | true",
        "POINT (100 70)    | -1000000,-1000000,1000000,1000000 | EPSG:3995 | false",
      })
  void aBoxOfAnotherSystem_isInTheOrderOfItsAxes(String wkt, String box, String crs, boolean passes)
      throws ParseException {
    assertThat(
            BoundingBox.filter("bbox", box, Crs.parse("bbox-crs", crs), "geometry")
                .evaluate(feature(new WKTReader().read(wkt))))
        .isEqualTo(passes);
  }

  @Property(tries = 300)
  void aBoxOfAnySystem_findsWhatTheSystemShowsInIt(
      @ForAll("systems") String name,
      @ForAll @DoubleRange(min = -2.2, max = 2.2) double x,
      @ForAll @DoubleRange(min = -2.2, max = 2.2) double y,
      @ForAll @DoubleRange(min = 0.01, max = 4) double size) {
    Crs crs = Crs.parse("crs", name);
    Envelope box = new Envelope(x * 1e7, (x + size) * 1e7, y * 1e7, (y + size) * 1e7);
    String text = box.getMinX() + "," + box.getMinY() + "," + box.getMaxX() + "," + box.getMaxY();
    Filter filter = BoundingBox.filter("bbox", text, crs, "geometry");

    for (double longitude = -175; longitude < 180; longitude += 25) {
      for (double latitude = -80; latitude <= 80; latitude += 20) {
        Geometry point = point(longitude, latitude);
        // Bent edges are followed by straight pieces: what lies beside an edge proves nothing.
        double margin = box.getWidth() / 100;
        Envelope inner = new Envelope(box);
        inner.expandBy(-margin);
        Envelope outer = new Envelope(box);
        outer.expandBy(margin);
        List<Coordinate> shown = shown(point, crs);
        if (shown.stream().anyMatch(inner::contains)) {
          assertThat(filter.evaluate(feature(point))).as(name + text + point).isTrue();
        } else if (shown.stream().noneMatch(outer::contains)) {
          assertThat(filter.evaluate(feature(point))).as(name + text + point).isFalse();
        }
      }
    }
  }

  /** Where a point is on a map; on a Mercator also beside it, where maps repeat the world. */
  private static List<Coordinate> shown(Geometry point, Crs crs) {
    double world = crs.shortName().matches("EPSG:(3857|3395)") ? 2 * Math.PI * 6_378_137 : 0;
    return crs.fromCrs84(point).map(Geometry::getCoordinate).stream()
        .flatMap(c -> Stream.of(-1, 0, 1).map(turn -> new Coordinate(c.x + turn * world, c.y)))
        .toList();
  }

  @Provide
  Arbitrary<String> systems() {
    return Arbitraries.of(
        "EPSG:3857",
        "EPSG:3395",
        "EPSG:8857",
        "EPSG:3035",
        "EPSG:3034",
        "EPSG:3995",
        "EPSG:3031",
        "EPSG:32601",
        "EPSG:32633",
        "EPSG:32760");
  }

  @Test
  void aProjectedBoxAcrossTheAntimeridian_isCutThere() {
    Filter fiji =
        BoundingBox.filter(
            "bbox",
            "600000,7900000,1100000,8100000",
            Crs.parse("bbox-crs", "EPSG:32760"),
            "geometry");

    assertThat(fiji.evaluate(feature(point(178.5, -18)))).isTrue();
    assertThat(fiji.evaluate(feature(point(-178.5, -18)))).isTrue();
    assertThat(fiji.evaluate(feature(point(0, -18)))).isFalse();
  }

  private static Geometry point(double longitude, double latitude) {
    return new GeometryFactory().createPoint(new Coordinate(longitude, latitude));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,3", "a,b,c,d", "10,0,0,10", "1e300,0,2e300,1", "NaN,0,1,1"})
  void aProjectedBoxThatIsNone_isRefusedWithTheSystemsName(String text) {
    assertThatThrownBy(
            () -> BoundingBox.filter("bbox", text, Crs.parse("bbox-crs", "EPSG:3857"), "geometry"))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("EPSG:3857")
        .hasMessageContaining(text);
  }

  @Test
  void aFeatureWithoutGeometry_isInNoBox() {
    SimpleFeature nowhere = feature(null);

    assertThat(new BoundingBox(-180, -90, 180, 90).on("geometry").evaluate(nowhere)).isFalse();
    assertThat(new BoundingBox(170, -90, -170, 90).on("geometry").evaluate(nowhere)).isFalse();
  }

  private static SimpleFeature feature(@Nullable Geometry geometry) {
    SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
    type.setName("shapes");
    type.add("geometry", Geometry.class, DefaultGeographicCRS.WGS84);
    SimpleFeatureType built = type.buildFeatureType();
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(built);
    builder.set("geometry", geometry);
    return builder.buildFeature("x");
  }
}
