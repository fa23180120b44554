package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.format.FeatureWriter;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.ingest.ImportRequest.Mode;
import org.lodeline.geodata.store.geopackage.GeoPackageDataStore;
import org.lodeline.geodata.store.postgis.PostGisStore;

/** A store in a folder, and files to be imported into it. */
final class ImportFixture implements AutoCloseable {
  private final Path folder;
  private final LayerStore store;

  private ImportFixture(Path folder, LayerStore store) {
    this.folder = folder;
    this.store = store;
  }

  /** A store without layers. */
  static ImportFixture in(Path folder) {
    Path file = folder.resolve("store.gpkg");
    if (!Files.exists(file)) {
      GeoPackageDataStore.create(file, Map.of());
    }
    return new ImportFixture(folder, GeoPackageDataStore.open(file, List.of()));
  }

  /** A PostGIS store without layers, and files in a folder. */
  static ImportFixture inPostGis(Path folder) {
    return inPostGis(folder, TestPostgres.newDatabase());
  }

  /** The PostGIS store of a database, without layers where it is new, and files in a folder. */
  static ImportFixture inPostGis(Path folder, String database) {
    return of(
        folder, PostGisStore.open("--database", database, Map.of(), 0, (empty, transaction) -> {}));
  }

  /** A store of any kind, closed with this, and files in a folder. */
  static ImportFixture of(Path folder, LayerStore store) {
    return new ImportFixture(folder, store);
  }

  Path file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request for a new layer. */
  static ImportRequest request(Path file) {
    return request(file, Mode.CREATE, "");
  }

  static ImportRequest request(Path file, Mode mode, String upsertField) {
    return new ImportRequest(
        file, Optional.empty(), Mapping.NONE, Optional.empty(), mode, upsertField, false, false);
  }

  /** A request with what a mapping file says. */
  ImportRequest mapped(Path file, String mapping) {
    return new ImportRequest(
        file,
        Optional.empty(),
        Mapping.read(file("mapping.json", mapping)),
        Optional.empty(),
        Mode.CREATE,
        "",
        false,
        false);
  }

  List<ImportReport> run(ImportRequest request) {
    return Importer.run(store, request, ImportProgress.SILENT);
  }

  /** Imports a file as a new layer. */
  ImportReport run(Path file) {
    return run(request(file)).get(0);
  }

  List<String> layers() {
    return store.definitions().stream().map(LayerDefinition::id).toList();
  }

  LayerDefinition layer(String id) {
    return store.definitions().stream()
        .filter(layer -> layer.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  LayerStore store() {
    return store;
  }

  /** The fields of a layer with their types, in order. */
  Map<String, String> fields(String id) {
    return layer(id).fields().stream()
        .collect(
            Collectors.toMap(
                field -> field.name(),
                field -> field.type().code(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  List<SimpleFeature> features(String id) {
    List<SimpleFeature> found = new ArrayList<>();
    try (SimpleFeatureIterator features = store.source(id).getFeatures(Query.ALL).features()) {
      while (features.hasNext()) {
        found.add(features.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  List<String> ids(String id) {
    return features(id).stream().map(SimpleFeature::getID).toList();
  }

  /** Writes features as a file of a format. */
  Path export(String name, Format format, SimpleFeatureType type, List<SimpleFeature> features) {
    Path file = folder.resolve(name + "." + format.extension());
    try (OutputStream out = Files.newOutputStream(file);
        FeatureWriter writer = format.open(out, type)) {
      writer.begin();
      for (SimpleFeature feature : features) {
        writer.feature(feature);
      }
      writer.end();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
