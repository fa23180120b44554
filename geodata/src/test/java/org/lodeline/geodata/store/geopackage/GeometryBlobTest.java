package org.lodeline.geodata.store.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.LodelineException;

class GeometryBlobTest {
  private static final String LINE = "LINESTRING (-10 20, 30.5 -40.25, 180 90)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT (11.15 52.85)",
        LINE,
        "MULTILINESTRING ((0 0, 1 1), (179 5, 180 6), (-180 6, -179 7))",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 3 2, 3 3, 2 3, 2 2))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "MULTIPOINT ((1 2), (3 4))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
        "POINT EMPTY",
        "MULTILINESTRING EMPTY",
      })
  void aGeometry_comesBackAsItWasWritten(String wkt) throws ParseException {
    Geometry read = GeometryBlob.read(GeometryBlob.write(geometry(wkt)));

    assertThat(read.toText()).isEqualTo(geometry(wkt).toText());
    assertThat(read.getSRID()).isEqualTo(4326);
  }

  /** Clause 2.1.3 of OGC 12-128: magic, version 0, flags, SRS 4326, minx maxx miny maxy, WKB. */
  @Test
  void theBlobOfALine_hasTheHeaderOfTheStandard() throws ParseException {
    byte[] blob = GeometryBlob.write(geometry("LINESTRING (1 3, 2 4)"));

    String envelope =
        "000000000000f03f" + "0000000000000040" + "0000000000000840" + "0000000000001040";
    assertThat(HexFormat.of().formatHex(blob))
        .startsWith("4750" + "00" + "03" + "e6100000" + envelope + "01" + "02000000" + "02000000");
  }

  @Test
  void theBlobOfAnEmptyPoint_isFlaggedEmptyAndHasNoEnvelope() throws ParseException {
    byte[] blob = GeometryBlob.write(geometry("POINT EMPTY"));

    assertThat(HexFormat.of().formatHex(blob)).startsWith("4750" + "00" + "11" + "e6100000" + "01");
  }

  /** Other writers leave out the envelope, add heights to it, or write big-endian numbers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4750 00 01 e6100000 01 01000000 000000000000f03f 0000000000000040",
        "4750 00 00 000010e6 00 00000001 3ff0000000000000 4000000000000000",
      })
  void aPointOfAnotherWriter_isRead(String hex) {
    byte[] blob = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(GeometryBlob.read(blob).toText()).isEqualTo("POINT (1 2)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no bytes                | ''",
        "one byte                | 47",
        "no flags                | 47 50 00",
        "another magic           | 50 4b 00 03 01000000",
        "no envelope             | 47 50 00 03 e6100000",
        "no geometry             | 47 50 00 01 e6100000",
        "an unknown envelope     | 47 50 00 0f e6100000 01 01000000 000000000000f03f 0000000000000040",
        "an unknown type         | 47 50 00 01 e6100000 01 ff000000 000000000000f03f 0000000000000040",
        "two billion points      | 47 50 00 01 e6100000 01 02000000 ffffff7f 000000000000f03f",
        "a negative number of it | 47 50 00 01 e6100000 01 06000000 ffffffff",
      })
  void bytesThatAreNoGeometry_areBrokenData(String fault, String hex) {
    byte[] blob = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertBroken(blob);
  }

  @Test
  void aBlobCutAnywhere_isBrokenData() throws ParseException {
    byte[] whole = GeometryBlob.write(geometry(LINE));
    for (int length = 0; length < whole.length; length++) {
      assertBroken(Arrays.copyOf(whole, length));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyBytes_areAGeometryOrBrokenDataAndNothingElse(
      @ForAll @Size(max = 60) byte[] bytes, @ForAll @IntRange(max = 1) int withMagic) {
    byte[] blob = bytes.clone();
    if (withMagic == 1 && blob.length > 3) {
      blob[0] = 'G';
      blob[1] = 'P';
      blob[3] = 1;
    }
    try {
      assertThat(GeometryBlob.read(blob).getNumPoints()).isNotNegative();
    } catch (LodelineException e) {
      assertThat(e.kind()).isEqualTo(LodelineException.Kind.BROKEN_DATA);
    }
  }

  private static void assertBroken(byte[] blob) {
    assertThatThrownBy(() -> GeometryBlob.read(blob))
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> assertThat(e.kind()).isEqualTo(LodelineException.Kind.BROKEN_DATA));
  }

  private static Geometry geometry(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }
}
