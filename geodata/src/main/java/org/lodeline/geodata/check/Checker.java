package org.lodeline.geodata.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.AllowedCodes;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.LayerDefinition;

/** Checks the features of layers, one layer after the other, and hands on what it finds. */
public final class Checker {
  private final List<Check> checks;
  private final CheckReport report;

  /** Checks everything there is. */
  public Checker(World world, CheckReport report) {
    this.report = report;
    this.checks =
        List.of(
            new RecordCheck(),
            new GeometryCheck(),
            new NullIslandCheck(),
            new CountryCheck(world),
            new DuplicateCheck(),
            new SourceCheck(),
            new ValueCheck(new AllowedCodes(BundledLayers.codeLists())));
    Map<String, String> titles = new LinkedHashMap<>();
    checks.forEach(check -> titles.put(check.id(), check.title()));
    report.begin(titles);
  }

  /** Begins a layer; its features go through what is returned, which is closed after the last. */
  public LayerPass begin(LayerDefinition layer) {
    return new LayerPass(layer);
  }

  /** The checks that apply to one layer. */
  public final class LayerPass implements AutoCloseable {
    private final String layer;
    private final Map<String, Check.Pass> passes = new LinkedHashMap<>();
    private long features;

    private LayerPass(LayerDefinition definition) {
      this.layer = definition.id();
      for (Check check : checks) {
        check.begin(definition).ifPresent(pass -> passes.put(check.id(), pass));
      }
    }

    /** Checks a feature. */
    public void see(SimpleFeature feature) {
      features++;
      passes.forEach(
          (check, pass) ->
              pass.see(
                  feature,
                  (problem, advice) ->
                      report.add(
                          new Finding(
                              check, layer, feature.getID(), Names.of(feature), problem, advice))));
    }

    /** Tells of a record of a file that is no feature. */
    public void unreadable(long line, String reason) {
      features++;
      report.add(
          new Finding(
              RecordCheck.ID,
              layer,
              "line " + line,
              "",
              reason,
              "correct the record; an import would leave it out"));
    }

    /** Ends the layer: tells what only shows when all features are known. */
    @Override
    public void close() {
      passes.forEach(
          (check, pass) ->
              pass.end(
                  (feature, fault) ->
                      report.add(
                          new Finding(
                              check,
                              layer,
                              feature.id(),
                              feature.name(),
                              fault.problem(),
                              fault.advice()))));
      report.checked(layer, features);
    }
  }
}
