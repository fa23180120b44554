package org.lodeline.geodata.ingest;

import java.nio.file.Path;
import org.lodeline.geodata.catalog.Catalog;

/** A program that opens the store in a folder, as a server does that starts. */
final class OpenStore {
  private OpenStore() {}

  public static void main(String[] arguments) {
    try (Catalog catalog = EmbeddedStore.open(Path.of(arguments[0]))) {
      System.out.println(catalog.layers().size() + " layers");
    }
  }
}
