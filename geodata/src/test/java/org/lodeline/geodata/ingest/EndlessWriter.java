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
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/**
 * A program that changes a store until it is killed, and tells of each commit. Its arguments: the
 * folder of the store and files; what to do (seed, edit, or import in a mode); a database to use
 * instead.
 */
final class EndlessWriter {
  private EndlessWriter() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    if (arguments[1].equals("seed")) {
      System.out.println("ready");
      seeded(folder, arguments).close();
      System.out.println("seeded.");
      return;
    }
    try (ImportFixture imports =
        arguments.length < 3
            ? ImportFixture.in(folder)
            : ImportFixture.inPostGis(folder, arguments[2])) {
      System.out.println("ready");
      if (arguments[1].equals("edit")) {
        edit(imports.store());
      } else {
        Mode mode = Mode.valueOf(arguments[1]);
        imports.run(ImportFixture.request(folder.resolve("large.csv"), mode, ""));
        System.out.println("large.");
      }
    }
  }

  private static AutoCloseable seeded(Path folder, String... arguments) {
    return arguments.length < 3
        ? EmbeddedStore.open(folder)
        : DatabaseStore.open("--database", arguments[2]);
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
