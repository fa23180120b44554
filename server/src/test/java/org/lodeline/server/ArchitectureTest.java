package org.lodeline.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** Dependencies run one way. */
@AnalyzeClasses(packages = "org.lodeline", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule geodata_knowsNoServerAndNoHttp =
      noClasses()
          .that()
          .resideInAPackage("org.lodeline.geodata..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lodeline.server..",
              "io.javalin..",
              "org.eclipse.jetty..",
              "jakarta.servlet..",
              "java.net.http..");

  @ArchTest
  static final ArchRule geodata_dependsDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("ingest")
          .definedBy("org.lodeline.geodata.ingest..")
          .layer("check")
          .definedBy("org.lodeline.geodata.check..")
          .layer("gap")
          .definedBy("org.lodeline.geodata.supply.gap..")
          .layer("figures")
          .definedBy("org.lodeline.geodata.supply.figures..")
          .layer("supply")
          .definedBy("org.lodeline.geodata.supply")
          .layer("catalog")
          .definedBy("org.lodeline.geodata.catalog..")
          .layer("network")
          .definedBy("org.lodeline.geodata.network..")
          .layer("basemap")
          .definedBy("org.lodeline.geodata.basemap..")
          .layer("filter")
          .definedBy("org.lodeline.geodata.filter..")
          .layer("format")
          .definedBy("org.lodeline.geodata.format..")
          .layer("store")
          .definedBy("org.lodeline.geodata.store..")
          .whereLayer("ingest")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("check")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("gap")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("figures")
          .mayOnlyBeAccessedByLayers("gap")
          .whereLayer("supply")
          .mayOnlyBeAccessedByLayers("ingest", "figures", "gap")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("ingest", "check", "supply", "store")
          .whereLayer("network")
          .mayOnlyBeAccessedByLayers("ingest", "check", "supply", "figures", "gap")
          .whereLayer("basemap")
          .mayOnlyBeAccessedByLayers("ingest", "check", "supply", "gap", "network")
          .whereLayer("filter")
          .mayOnlyBeAccessedByLayers("store")
          .whereLayer("format")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("ingest", "supply", "network", "format");

  @ArchTest
  static final ArchRule serverPackages_areFreeOfCycles =
      slices().matching("org.lodeline.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule apis_doNotKnowEachOther =
      slices()
          .matching("org.lodeline.server.(layers|supply|ogcapi|edit|ops|pages)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule everyPackage_saysThatNullNeverCrossesIt =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

  @ArchTest
  static final ArchRule nothing_printsOrReadsTheConsole =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
