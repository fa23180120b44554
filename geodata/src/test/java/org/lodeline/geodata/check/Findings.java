package org.lodeline.geodata.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** What the checks find in a few features. */
final class Findings implements CheckReport {
  static final LayerDefinition SITES =
      new LayerDefinition(
          "sites",
          "Sites",
          "",
          "Point",
          List.of(
              Field.plain("name", "Name", Field.Type.STRING),
              coded("country", Field.Type.STRING, "countries", false)));

  private final List<Finding> all = new ArrayList<>();

  static Field coded(String name, Field.Type type, String list, boolean wildcard) {
    return new Field(
        name, name, type, "", null, null, list, wildcard, null, null, false, false, false);
  }

  /** What is found in a layer with these features. */
  static List<Finding> of(LayerDefinition layer, SimpleFeature... features) {
    return of(layer, List.of(features));
  }

  static List<Finding> of(LayerDefinition layer, List<SimpleFeature> features) {
    Findings findings = new Findings();
    Checker checker = new Checker(TestNetworks.world(), findings);
    try (Checker.LayerPass pass = checker.begin(layer)) {
      features.forEach(pass::see);
    }
    return findings.all;
  }

  static SimpleFeature site(String id, double lon, double lat, String name, String country) {
    return feature(SITES, id, wkt("POINT (" + lon + " " + lat + ")"), name, country);
  }

  static SimpleFeature feature(
      LayerDefinition layer, String id, @Nullable Object... geometryAndValues) {
    return SimpleFeatureBuilder.build(layer.featureType(), Arrays.asList(geometryAndValues), id);
  }

  static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void begin(Map<String, String> titles) {}

  @Override
  public void add(Finding finding) {
    all.add(finding);
  }

  @Override
  public void checked(String layer, long features) {}

  @Override
  public void end() {}

  @Override
  public long count() {
    return all.size();
  }
}
