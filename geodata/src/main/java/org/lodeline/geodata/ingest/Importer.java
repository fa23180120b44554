package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.filter.Filter;
import org.geotools.data.DefaultTransaction;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.catalog.UserLayers;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/**
 * Brings the features of a file into a store. An import is one transaction: it is there as a whole
 * or not at all.
 */
public final class Importer {
  private final LayerStore store;
  private final ImportRequest request;
  private final ImportProgress progress;

  private Importer(LayerStore store, ImportRequest request, ImportProgress progress) {
    this.store = store;
    this.request = request;
    this.progress = progress;
  }

  /**
   * Imports a file.
   *
   * @return what was done, layer by layer
   * @throws LodelineException of kind INVALID_INPUT if the file or the request cannot be used,
   *     NOT_FOUND if there is no file, UNAVAILABLE if the store cannot be written; nothing is
   *     changed then
   */
  public static List<ImportReport> run(
      LayerStore store, ImportRequest request, ImportProgress progress) {
    try {
      return new Importer(store, request, progress).run();
    } catch (IOException | UncheckedIOException e) {
      throw LodelineException.unavailable(
          "importing " + request.file() + " failed: " + e.getMessage(), e);
    }
  }

  private List<ImportReport> run() throws IOException {
    List<FileLayer> layers =
        FileFormat.of(request.file()).layers(request.file(), request.mapping());
    if (layers.size() > 1 && request.layer().isPresent()) {
      throw LodelineException.invalid(
          "--layer",
          request.file() + " has " + layers.size() + " layers; they keep their own names");
    }
    try (Transaction transaction = new DefaultTransaction("import");
        Rejects rejects = new Rejects(request.file(), !request.strict() && !request.dryRun())) {
      rejects.clear();
      List<ImportReport> reports = new ArrayList<>();
      for (FileLayer layer : layers) {
        rejects.next();
        reports.add(run(layer, transaction, rejects));
      }
      if (!request.dryRun()) {
        transaction.commit();
      }
      return reports;
    }
  }

  private ImportReport run(FileLayer layer, Transaction transaction, Rejects rejects)
      throws IOException {
    FileFields fields = FileFields.of(layer.definition(), request.mapping());
    LayerDefinition wanted = wanted(layer.definition(), fields.definitions());
    Optional<LayerDefinition> existing =
        store.definitions().stream().filter(known -> known.id().equals(wanted.id())).findFirst();
    check(wanted, existing);
    // A layer keeps its definition where it has a field for every one of the file.
    LayerDefinition target =
        existing
            .filter(known -> request.mode() != Mode.REPLACE || known.holds(wanted.fields()))
            .orElse(wanted);
    checkFields(target, wanted);
    Wgs84 wgs84 = Wgs84.of(layer, request.crs());
    FeatureSink sink =
        request.dryRun()
            ? FeatureSink.none(existing.isPresent() ? source(target, transaction) : null)
            : new FeatureSink(prepare(existing, target, transaction));
    RecordFeatures features = new RecordFeatures(target, fields, wgs84, Identity.of(request, sink));
    long done = 0;
    try (RecordReader records = layer.open()) {
      for (FileRecord next = records.next(); next != null; next = records.next()) {
        try {
          sink.put(features.of(next));
        } catch (IllegalArgumentException e) {
          reject(target, next, String.valueOf(e.getMessage()), rejects);
        }
        progress.read(target.id(), ++done, layer.count());
      }
    }
    sink.flush();
    if (rejects.count() == done && done > 0) {
      throw LodelineException.invalid(
          "FILE",
          "none of the %,d records of %s can be read; %s"
              .formatted(done, request.file(), rejects.reasons().get(0)));
    }
    return report(layer, target, sink, rejects, wgs84);
  }

  private LayerDefinition wanted(LayerDefinition inFile, List<Field> fields) {
    String title = request.mapping().title();
    String description = request.mapping().description();
    return new LayerDefinition(
        request.layer().orElse(inFile.id()),
        title == null ? inFile.title() : title,
        description == null ? inFile.description() : description,
        inFile.geometry(),
        inFile.geometryName(),
        fields);
  }

  private void check(LayerDefinition wanted, Optional<LayerDefinition> existing) {
    if (existing.isPresent() && request.mode() == Mode.CREATE) {
      throw LodelineException.invalid(
          "--layer",
          "there is a layer "
              + wanted.id()
              + " already; choose another id with --layer, or say what to do with it: --replace,"
              + " --append or --upsert FIELD");
    }
    if (existing.isEmpty()) {
      UserLayers.check(
          wanted, BundledLayers.definitions().stream().map(LayerDefinition::id).toList());
    }
  }

  private static void checkFields(LayerDefinition target, LayerDefinition wanted) {
    Set<String> missing = new LinkedHashSet<>();
    wanted.fields().stream()
        .map(Field::name)
        .filter(name -> target.field(name).isEmpty())
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      throw LodelineException.invalid(
          "--mapping",
          "the layer "
              + target.id()
              + " has no field "
              + String.join(", ", missing)
              + "; name another or null for it in a mapping file, or use --replace");
    }
  }

  private SimpleFeatureStore prepare(
      Optional<LayerDefinition> existing, LayerDefinition target, Transaction transaction)
      throws IOException {
    boolean replaced = existing.isPresent() && !existing.get().equals(target);
    if (replaced) {
      store.remove(target.id(), transaction);
    }
    if (replaced || existing.isEmpty()) {
      store.create(target, transaction);
    } else {
      // Before what is there is read, so that it is still so when it is changed.
      store.lock(target.id(), transaction);
    }
    SimpleFeatureStore features = source(target, transaction);
    if (request.mode() == Mode.REPLACE && existing.isPresent() && !replaced) {
      features.removeFeatures(Filter.INCLUDE);
    }
    return features;
  }

  private SimpleFeatureStore source(LayerDefinition layer, Transaction transaction) {
    if (!(store.source(layer.id()) instanceof SimpleFeatureStore features)) {
      throw LodelineException.invalid("--layer", "this store cannot be changed");
    }
    features.setTransaction(transaction);
    return features;
  }

  private void reject(LayerDefinition layer, FileRecord next, String reason, Rejects rejects) {
    if (request.strict()) {
      throw LodelineException.invalid(
          "FILE", request.file() + ", line " + next.line() + ": " + reason);
    }
    rejects.add(layer.id(), next.line(), reason);
  }

  private static ImportReport report(
      FileLayer layer, LayerDefinition target, FeatureSink sink, Rejects rejects, Wgs84 wgs84) {
    List<String> notes = new ArrayList<>(layer.notes());
    layer.crs().ifPresent(crs -> notes.add("coordinates: " + crs));
    if (wgs84.heights() > 0) {
      notes.add("heights are left out: %,d".formatted(wgs84.heights()));
    }
    return new ImportReport(
        target,
        notes,
        sink.added(),
        sink.changed(),
        rejects.count(),
        rejects.reasons(),
        rejects.path());
  }
}
