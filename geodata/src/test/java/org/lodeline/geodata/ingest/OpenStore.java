package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.lodeline.geodata.catalog.Catalog;

/**
 * A program that opens the store in a folder, as a server does that starts, and with a second
 * argument keeps it until its input ends.
 */
final class OpenStore {
  private OpenStore() {}

  public static void main(String[] arguments) throws IOException {
    try (Catalog catalog = EmbeddedStore.open(Path.of(arguments[0]))) {
      System.out.println(catalog.layers().size() + " layers");
      if (arguments.length > 1) {
        System.in.read();
      }
    }
  }
}
