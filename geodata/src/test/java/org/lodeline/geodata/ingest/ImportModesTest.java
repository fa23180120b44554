package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.DefaultTransaction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/** What becomes of a layer that is there, in each store. */
class ImportModesTest {
  @TempDir Path folder;

  /** A kind of store. */
  private enum Kind {
    GEOPACKAGE,
    POSTGIS;

    ImportFixture in(Path folder) {
      return switch (this) {
        case GEOPACKAGE -> ImportFixture.in(folder);
        case POSTGIS -> ImportFixture.inPostGis(folder);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void appended_comesBesideWhatIsThere(Kind kind) {
    try (ImportFixture imports = kind.in(folder)) {
      imports.run(imports.file("sites.csv", "lon,lat,n\n1,2,1\n3,4,2\n"));
      Path more = imports.file("sites.csv", "lon,lat,n\n5,6,3\n");
      imports.run(ImportFixture.request(more, Mode.APPEND, ""));

      assertThat(imports.ids("sites")).containsExactly("0000001", "0000002", "0000003");
    }
  }

  @ParameterizedTest
  @EnumSource
  void replaced_goesBeforeWhatComes(Kind kind) {
    try (ImportFixture imports = kind.in(folder)) {
      imports.run(imports.file("sites.csv", "id,lon,lat,n\na,1,2,1\nb,3,4,2\n"));
      imports.run(
          ImportFixture.request(
              imports.file("sites.csv", "id,lon,lat,n\nc,5,6,3\n"), Mode.REPLACE, ""));
      assertThat(imports.ids("sites")).containsExactly("c");

      imports.run(
          ImportFixture.request(
              imports.file("sites.csv", "id,lon,lat,other\nd,5,6,3\n"), Mode.REPLACE, ""));
      assertThat(imports.ids("sites")).containsExactly("d");
      assertThat(imports.fields("sites")).containsOnlyKeys("other");
    }
  }

  @ParameterizedTest
  @EnumSource
  void upserted_changesWhatIsThereAndAddsTheRest(Kind kind) {
    try (ImportFixture imports = kind.in(folder)) {
      imports.run(imports.file("sites.csv", "id,lon,lat,code,n,kept\na,1,2,x,1,k\nb,3,4,y,2,l\n"));
      Path file = imports.file("sites.csv", "lon,lat,code,n\n9,9,y,20\n5,6,z,30\n7,7,y,40\n");
      ImportReport report = imports.run(ImportFixture.request(file, Mode.UPSERT, "code")).get(0);

      assertThat(report.changed()).isEqualTo(1);
      assertThat(report.added()).isEqualTo(1);
      assertThat(report.reasons()).singleElement().asString().contains("line 4").contains("'y'");
      assertThat(imports.ids("sites")).containsExactly("a", "b", "z");
      SimpleFeature b = imports.features("sites").get(1);
      assertThat(b.getAttribute("n")).isEqualTo(20L);
      assertThat(b.getAttribute("kept")).isEqualTo("l");
      assertThat(((Point) b.getDefaultGeometry()).getX()).isEqualTo(9);
    }
  }

  /** More than are written at once. */
  @ParameterizedTest
  @EnumSource
  void manyFeatures_areUpsertedInSeveralBatches(Kind kind) {
    try (ImportFixture imports = kind.in(folder)) {
      imports.run(imports.file("sites.csv", "code,lon,lat,n\n" + rows(0, 2_500, 1)));
      Path file = imports.file("sites.csv", "code,lon,lat,n\n" + rows(1_000, 4_500, 2));
      ImportReport report = imports.run(ImportFixture.request(file, Mode.UPSERT, "code")).get(0);

      assertThat(report.changed()).isEqualTo(1_500);
      assertThat(report.added()).isEqualTo(2_000);
      assertThat(imports.features("sites"))
          .hasSize(4_500)
          .allSatisfy(
              site ->
                  assertThat(site.getAttribute("n"))
                      .isEqualTo(
                          String.valueOf(site.getAttribute("code")).compareTo("s1000") < 0
                              ? 1L
                              : 2L));
    }
  }

  private static String rows(int from, int to, int value) {
    return IntStream.range(from, to)
        .mapToObj(i -> "s%04d,1,2,%d\n".formatted(i, value))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @EnumSource
  void aReplacementThatFails_leavesTheLayerAsItWas(Kind kind) {
    try (ImportFixture imports = kind.in(folder)) {
      imports.run(imports.file("sites.csv", "id,lon,lat,n\na,1,2,1\n"));
      Path file = imports.file("sites.csv", "id,lon,lat,other\nb,1,2,1\nc,x,y,1\n");
      ImportRequest strict =
          new ImportRequest(
              file,
              Optional.empty(),
              Mapping.NONE,
              Optional.empty(),
              Mode.REPLACE,
              "",
              true,
              false);

      assertThatThrownBy(() -> imports.run(strict)).isInstanceOf(LodelineException.class);
      assertThat(imports.ids("sites")).containsExactly("a");
      assertThat(imports.fields("sites")).containsOnlyKeys("n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewFeatureWithoutWhatEveryOneHas_isRejectedByName(Kind kind) throws IOException {
    LayerDefinition sites =
        new LayerDefinition(
            "sites",
            "Sites",
            "",
            "Point",
            List.of(
                required("name", Field.Type.STRING),
                required("depth", Field.Type.INTEGER),
                required("items", Field.Type.STRINGS)));
    try (ImportFixture imports = kind.in(folder)) {
      try (Transaction transaction = new DefaultTransaction()) {
        imports.store().create(sites, transaction);
        transaction.commit();
      }
      String rows = "a,1,2,x,3,p\nb,1,2,,3,p\nc,1,2,x,,p\nd,1,2,x,3,\n";
      Path whole = imports.file("sites.csv", "id,lon,lat,name,depth,items\n" + rows);
      ImportReport report = imports.run(ImportFixture.request(whole, Mode.APPEND, "")).get(0);

      assertThat(report.reasons())
          .satisfiesExactly(
              reason -> assertThat(reason).contains("line 3").contains("nothing in name"),
              reason -> assertThat(reason).contains("line 4").contains("nothing in depth"),
              reason -> assertThat(reason).contains("line 5").contains("nothing in items"));

      Path part = imports.file("sites.csv", "id,lon,lat,name\na,5,6,y\ne,1,2,z\n");
      report = imports.run(ImportFixture.request(part, Mode.UPSERT, "id")).get(0);

      assertThat(report.reasons()).singleElement().asString().contains("nothing in depth");
      assertThat(imports.features("sites"))
          .singleElement()
          .satisfies(
              site ->
                  assertThat(site.getAttributes().subList(1, 4))
                      .isEqualTo(List.of("y", 3L, List.of("p"))));
    }
  }

  private static Field required(String name, Field.Type type) {
    return new Field(name, name, type, "", null, null, null, false, null, null, true, false, false);
  }
}
