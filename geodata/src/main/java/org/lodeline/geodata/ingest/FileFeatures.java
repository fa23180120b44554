package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/** The features of one layer of a file, as an import would make them, without a store. */
public final class FileFeatures {
  private final Path file;
  private final FileLayer layer;
  private final FileFields fields;
  private final LayerDefinition definition;
  private final Wgs84 wgs84;

  private FileFeatures(Path file, FileLayer layer, String id) {
    this.file = file;
    this.layer = layer;
    this.fields = FileFields.of(layer.definition(), Mapping.NONE);
    this.definition = definition(layer.definition(), id);
    this.wgs84 = Wgs84.of(layer, Optional.empty());
  }

  /**
   * The layers of a file that can be imported. One that has the id of a bundled layer, and fields
   * of its names alone, has that layer's definition.
   *
   * @param wanted the ids of the layers that are wanted, all if it is empty; for a file with one
   *     layer, the id that it gets
   * @throws LodelineException of kind INVALID_INPUT if the file cannot be read or has no such
   *     layer, NOT_FOUND if there is no file
   */
  public static List<FileFeatures> of(Path file, List<String> wanted) {
    try {
      List<FileLayer> layers = FileFormat.of(file).layers(file, Mapping.NONE);
      if (layers.size() == 1 && wanted.size() == 1) {
        return List.of(new FileFeatures(file, layers.get(0), wanted.get(0)));
      }
      List<String> ids = layers.stream().map(layer -> layer.definition().id()).toList();
      for (String id : wanted) {
        if (!ids.contains(id)) {
          throw LodelineException.unknown("--layer", "layer of " + file, id, ids);
        }
      }
      return layers.stream()
          .filter(layer -> wanted.isEmpty() || wanted.contains(layer.definition().id()))
          .map(layer -> new FileFeatures(file, layer, layer.definition().id()))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  private static LodelineException unreadable(Path file, Exception e) {
    return LodelineException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
  }

  private static LayerDefinition definition(LayerDefinition inFile, String id) {
    return BundledLayers.definitions().stream()
        .filter(bundled -> bundled.id().equals(id) && bundled.holds(inFile.fields()))
        .findFirst()
        .orElseGet(
            () ->
                new LayerDefinition(
                    id,
                    inFile.title(),
                    inFile.description(),
                    inFile.geometry(),
                    inFile.geometryName(),
                    inFile.fields()));
  }

  /** The layer where every value may be missing, so that none is made up in its place. */
  private LayerDefinition lenient() {
    return new LayerDefinition(
        definition.id(),
        definition.title(),
        definition.description(),
        definition.geometry(),
        definition.geometryName(),
        definition.fields().stream().map(Field::optional).toList());
  }

  /** What the layer would be. */
  public LayerDefinition definition() {
    return definition;
  }

  /**
   * Reads all records, one by one.
   *
   * @param rejects gets the reason why a record is no feature, and the line where it begins
   * @throws LodelineException of kind INVALID_INPUT if the file cannot be read on
   */
  public void read(Consumer<SimpleFeature> features, ObjLongConsumer<String> rejects) {
    ImportRequest request =
        new ImportRequest(
            file,
            Optional.of(definition.id()),
            Mapping.NONE,
            Optional.empty(),
            Mode.CREATE,
            "",
            false,
            true);
    try (RecordReader records = layer.open()) {
      RecordFeatures made =
          new RecordFeatures(
              lenient(), fields, wgs84, Identity.of(request, FeatureSink.none(null)));
      for (FileRecord next = records.next(); next != null; next = records.next()) {
        Optional<SimpleFeature> feature = Optional.empty();
        try {
          feature = Optional.of(made.of(next).feature());
        } catch (IllegalArgumentException e) {
          rejects.accept(String.valueOf(e.getMessage()), next.line());
        }
        feature.ifPresent(features);
      }
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }
}
