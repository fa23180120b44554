package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.catalog.LayerStore;

/** A program that changes the store in a folder until it is killed, and tells of each commit. */
final class EndlessWriter {
  private EndlessWriter() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (ImportFixture imports = ImportFixture.in(folder)) {
      System.out.println("ready");
      if (arguments[1].equals("import")) {
        imports.run(folder.resolve("large.csv"));
        System.out.println("large.");
      } else {
        edit(imports.store());
      }
    }
  }

  private static void edit(LayerStore store) throws IOException {
    while (true) {
      String id = UUID.randomUUID().toString();
      try (Transaction transaction = new DefaultTransaction()) {
        SimpleFeatureStore sites = (SimpleFeatureStore) store.source("sites");
        sites.setTransaction(transaction);
        List<@Nullable Object> values = java.util.Arrays.asList(null, "made");
        SimpleFeature site = SimpleFeatureBuilder.build(sites.getSchema(), values, id);
        site.getUserData().put(Hints.USE_PROVIDED_FID, true);
        sites.addFeatures(DataUtilities.collection(site));
        transaction.commit();
      }
      System.out.println(id + ".");
    }
  }
}
