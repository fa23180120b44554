package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/** What becomes of files. */
class ImporterTest {
  @TempDir Path folder;
  private ImportFixture imports;

  @BeforeEach
  void openStore() {
    imports = ImportFixture.in(folder);
  }

  @AfterEach
  void closeStore() {
    imports.close();
  }

  @Test
  void aCsvFile_hasItsColumnsAndTypesFoundOut() {
    ImportReport report =
        imports.run(
            imports.file(
                "Bohrungen 2024.csv",
                """
                Name;Longitude;Latitude;depth_m;Au ppm;drilled;logged;code;open
                "A; one";11.5;50.25;120;0.5;2024-05-01;2024-05-01T10:00:00Z;007;true
                B;12;51;80;1;2024-06-01;2024-05-01 10:00;008;false
                """));

    assertThat(report.layer().id()).isEqualTo("bohrungen-2024");
    assertThat(report.layer().title()).isEqualTo("Bohrungen 2024");
    assertThat(report.notes())
        .containsExactly(
            "text: UTF-8, separated by ';'",
            "position: Longitude (east), Latitude (north)",
            "ids: numbered");
    assertThat(imports.fields("bohrungen-2024"))
        .isEqualTo(
            Map.of(
                "Name", "string",
                "depth_m", "integer",
                "Au ppm", "number",
                "drilled", "date",
                "logged", "timestamp",
                "code", "string",
                "open", "boolean"));
    SimpleFeature first = imports.features("bohrungen-2024").get(0);
    assertThat(first.getID()).isEqualTo("0000001");
    assertThat(first.getAttribute("Name")).isEqualTo("A; one");
    assertThat(first.getAttribute("code")).isEqualTo("007");
    assertThat(((Point) first.getDefaultGeometry()).getY()).isEqualTo(50.25);
  }

  @Test
  void aWindowsFileWithTabsAndWkt_isRead() {
    ImportReport report =
        imports.run(
            imports.file(
                "areas.txt",
                "id\tname\twkt\r\nx\tSöhne\tPOLYGON ((0 0, 1 0, 1 1, 0 0))\r\n"
                    .getBytes(Charset.forName("windows-1252"))));

    assertThat(report.notes())
        .containsExactly("text: windows-1252, separated by tabs", "position: wkt (WKT)", "ids: id");
    assertThat(report.layer().geometry()).isEqualTo("Polygon");
    assertThat(imports.features("areas").get(0).getID()).isEqualTo("x");
    assertThat(imports.features("areas").get(0).getAttribute("name")).isEqualTo("Söhne");
  }

  @Test
  void aMapping_saysWhatTheFileDoesNot() {
    Path file = imports.file("holes.csv", "HOLE,E,N,Junk,Tiefe\nh1,11,50,x,120\nh2,12,51,y,\n");
    imports.run(
        imports.mapped(
            file,
            """
            {"lon": "E", "lat": "N", "id": "HOLE", "title": "Drill holes",
             "fields": {"Junk": null, "Tiefe": {"name": "depth", "type": "number", "unit": "m"}}}
            """));

    assertThat(imports.layer("holes").title()).isEqualTo("Drill holes");
    assertThat(imports.fields("holes")).isEqualTo(Map.of("depth", "number"));
    assertThat(imports.layer("holes").fields().get(0).unit()).isEqualTo("m");
    assertThat(imports.ids("holes")).containsExactly("h1", "h2");
    assertThat(imports.features("holes").get(0).getAttribute("depth")).isEqualTo(120.0);
  }

  @Test
  void anMrdsFile_getsTheFieldsOfDeposits() throws IOException {
    Path file = folder.resolve("mrds.csv");
    Files.writeString(
        file,
        """
        dep_id,url,site_name,latitude,longitude,country,commod1,commod2,commod3,dep_type,dev_stat,ore
        10000001,https://mrdata.usgs.gov/1,Mount One,-20.5,120.25,Australia,"Gold, REE",Sand and Gravel,Cesium,Vein,Past Producer,Pyrite
        10000002,https://mrdata.usgs.gov/2,Two,-11,26,Congo (Kinshasa),Cobalt,,,,Producer,
        10000003,https://mrdata.usgs.gov/3,Three,1,1,Atlantis,Unobtainium,,,,Unknown,
        """);
    ImportReport report = imports.run(file);

    assertThat(report.notes().get(0)).contains("Mineral Resources Data System");
    SimpleFeature one = imports.features("mrds").get(0);
    assertThat(one.getID()).isEqualTo("10000001");
    assertThat(one.getAttribute("name")).isEqualTo("Mount One");
    assertThat(one.getAttribute("country")).isEqualTo("AUS");
    assertThat(one.getAttribute("mrds_country")).isEqualTo("Australia");
    assertThat(one.getAttribute("commodity")).isEqualTo("gold");
    assertThat(one.getAttribute("commodities"))
        .isEqualTo(List.of("gold", "rare-earths", "caesium"));
    assertThat(one.getAttribute("status")).isEqualTo("closed");
    assertThat(one.getAttribute("commod2")).isEqualTo("Sand and Gravel");
    assertThat(one.getAttribute("ore")).isEqualTo("Pyrite");
    assertThat(imports.features("mrds").get(1).getAttribute("country")).isEqualTo("COD");
    SimpleFeature three = imports.features("mrds").get(2);
    assertThat(three.getAttribute("country")).isNull();
    assertThat(three.getAttribute("commodity")).isNull();
    assertThat(three.getAttribute("status")).isNull();
    assertThat(imports.layer("mrds").fieldsOf("commodity")).containsExactly("commodities");
  }

  @Test
  void geoJson_isReadWhereverItsFeaturesStand() {
    String feature =
        "{\"type\":\"Feature\",\"id\":%d,\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2,3]},\"properties\":{\"a\":%s}}";
    imports.run(
        imports.file(
            "collection.geojson",
            "{\"features\":[" + feature.formatted(1, "1") + "],\"type\":\"FeatureCollection\"}"));
    imports.run(
        imports.file(
            "sequence.geojsons",
            "\u001e" + feature.formatted(1, "1") + "\n\u001e" + feature.formatted(2, "1.5")));
    imports.run(imports.file("one.json", feature.formatted(1, "[\"x\"]")));

    assertThat(imports.ids("collection")).containsExactly("1");
    assertThat(imports.fields("collection")).isEqualTo(Map.of("a", "integer"));
    assertThat(imports.ids("sequence")).containsExactly("1", "2");
    assertThat(imports.fields("sequence")).isEqualTo(Map.of("a", "number"));
    assertThat(imports.fields("one")).isEqualTo(Map.of("a", "strings"));
  }

  @Test
  void heights_areLeftOutWithANote() {
    ImportReport report =
        imports.run(
            imports.file(
                "peaks.geojson",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2,3]},\"properties\":{}}"));

    assertThat(report.notes()).contains("heights are left out: 1");
    Geometry peak = (Geometry) imports.features("peaks").get(0).getDefaultGeometry();
    assertThat(peak.getCoordinate().getZ()).isNaN();
  }

  @Test
  void aGeoPackage_comesWithAllItsLayersColumnsAndTypes() throws IOException {
    Path file = folder.resolve("ne.gpkg");
    try (InputStream in =
        Objects.requireNonNull(Cql2.class.getResourceAsStream("ne110m4cql2.gpkg"))) {
      Files.write(file, in.readAllBytes());
    }
    List<ImportReport> reports = imports.run(ImportFixture.request(file));

    assertThat(reports).extracting(ImportReport::added).containsExactly(177L, 243L, 13L);
    assertThat(reports).extracting(ImportReport::rejected).containsOnly(0L);
    assertThat(imports.layers())
        .containsExactly(
            "ne_110m_admin_0_countries",
            "ne_110m_populated_places_simple",
            "ne_110m_rivers_lake_centerlines");
    assertThat(reports)
        .extracting(report -> report.layer().geometry())
        .containsExactly("MultiPolygon", "Point", "LineString");
    assertThat(imports.fields("ne_110m_populated_places_simple"))
        .containsEntry("name", "string")
        .containsEntry("pop_max", "integer")
        .containsEntry("date", "date")
        .containsEntry("start", "timestamp")
        .containsEntry("boolean", "boolean")
        .hasSize(21);
    assertThat(imports.fields("ne_110m_admin_0_countries"))
        .containsEntry("POP_EST", "number")
        .hasSize(19);
  }

  @Test
  void coordinatesElsewhere_areBroughtToWgs84() {
    Path file = imports.file("utm.csv", "x,y,name\n500000,4649776,on the central meridian\n");
    imports.run(
        new ImportRequest(
            file,
            Optional.of("utm"),
            Mapping.NONE,
            Optional.of("EPSG:32633"),
            Mode.CREATE,
            "",
            true,
            false));

    Point point = (Point) imports.features("utm").get(0).getDefaultGeometry();
    assertThat(point.getX()).isCloseTo(15, within(1e-6));
    assertThat(point.getY()).isCloseTo(42, within(1e-4));
  }

  @Test
  void recordsThatCannotBeRead_areListedAndTheOthersImported() throws IOException {
    Path file =
        imports.file(
            "sites.csv",
            """
            id,lon,lat,name
            a,1,2,good
            b,east,2,no number
            c,1,95,too far north
            a,1,2,again
            d,1,2
            e,NaN,2,no place
            f,,,nowhere
            """);
    ImportReport report = imports.run(file);

    assertThat(imports.ids("sites")).containsExactly("a", "f");
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(5);
    assertThat(Files.readAllLines(report.rejectsFile().orElseThrow()))
        .containsExactly(
            "layer,line,reason",
            "sites,3,'east' in lon is no coordinate",
            "sites,4,latitude 95.0 is not from -90 to 90",
            "sites,5,the id 'a' is taken by another record or feature",
            "sites,6,3 cells where the header has 4",
            "sites,7,longitude or easting NaN is no coordinate");
    assertThat(report.rejectsFile()).contains(folder.resolve("sites.csv.rejects.csv"));
  }

  @Test
  void aStrictImport_refusesTheFileForOneRecord() {
    Path file = imports.file("sites.csv", "id,lon,lat\na,1,2\nb,1,95\n");
    ImportRequest strict =
        new ImportRequest(
            file, Optional.empty(), Mapping.NONE, Optional.empty(), Mode.CREATE, "", true, false);

    assertThatThrownBy(() -> imports.run(strict))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("line 3: latitude 95.0");
    assertThat(imports.layers()).isEmpty();
    assertThat(folder.resolve("sites.csv.rejects.csv")).doesNotExist();
  }

  @Test
  void aDryRun_reportsAndWritesNothing() {
    Path file = imports.file("sites.csv", "id,lon,lat\na,1,2\nb,1,95\n");
    ImportRequest dry =
        new ImportRequest(
            file, Optional.empty(), Mapping.NONE, Optional.empty(), Mode.CREATE, "", false, true);

    ImportReport report = imports.run(dry).get(0);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.reasons()).hasSize(1);
    assertThat(imports.layers()).isEmpty();
    assertThat(folder.resolve("sites.csv.rejects.csv")).doesNotExist();
  }

  @Test
  void aLayerThatIsThere_isNotChangedUnlessAsked() {
    Path file = imports.file("sites.csv", "id,lon,lat\na,1,2\n");
    imports.run(file);

    assertThatThrownBy(() -> imports.run(file))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT))
        .hasMessageContaining("--replace");
    assertThat(imports.ids("sites")).containsExactly("a");
  }

  @Test
  void aFieldThatTheLayerDoesNotHave_isNotDroppedInSilence() {
    imports.run(imports.file("sites.csv", "id,lon,lat\na,1,2\n"));
    Path file = imports.file("sites.csv", "id,lon,lat,grade\nb,1,2,0.5\n");

    assertThatThrownBy(() -> imports.run(ImportFixture.request(file, Mode.APPEND, "")))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("no field grade");
    assertThat(imports.ids("sites")).containsExactly("a");
  }
}
