package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.AllowedCodes;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Change.Action;
import org.lodeline.geodata.catalog.History;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.format.GeoJson;
import org.lodeline.geodata.format.Link;
import org.lodeline.geodata.format.Page;
import org.lodeline.server.access.Access;
import org.lodeline.server.access.Caller;
import org.lodeline.server.access.Role;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.FeatureTag;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Refusal;
import org.lodeline.server.http.Refusal.Fault;
import org.lodeline.server.http.RequestBody;
import org.lodeline.server.http.Urls;

/** The URLs by which features are changed (OGC API - Features, Part 4), and their history. */
public final class EditRoutes {
  /** What an address can hold without being misread. */
  private static final Pattern ID =
      Pattern.compile("(?!\\.{1,2}$)[\\p{L}\\p{N}._~:@+()!,=-]{1,200}");

  private static final String READ_ONLY = "GET, HEAD, OPTIONS";

  private final Catalog catalog;
  private final Access access;
  private final History history;
  private final FeatureEditor editor;
  private final AllowedCodes codes;
  private final String version;

  /**
   * The routes of a server.
   *
   * @param history of the catalogue's store
   * @param version of the server, which decides how features are written
   */
  public EditRoutes(Catalog catalog, History history, Access access, String version) {
    this.catalog = catalog;
    this.access = access;
    this.history = history;
    this.editor = new FeatureEditor(catalog.store(), history);
    this.codes = new AllowedCodes(catalog.codeLists());
    this.version = version;
  }

  public void register(RoutesConfig routes) {
    String items = "/ogc/collections/{collectionId}/items";
    String item = items + "/{featureId}";
    routes.post(items, this::create);
    routes.put(item, this::replace);
    routes.patch(item, this::update);
    routes.delete(item, this::delete);
    Reads.get(routes, item + "/history", this::history);
  }

  private void create(Context ctx) throws IOException {
    Caller caller = access.require(ctx, Role.EDITOR);
    LayerDefinition layer = editable(ctx, caller);
    ObjectNode document = RequestBody.read(ctx, RequestBody.FEATURE);
    Crs crs = RequestBody.crs(ctx);
    String id = FeatureDocument.id(document).orElseGet(() -> UUID.randomUUID().toString());
    if (!ID.matcher(id).matches()) {
      String message = "must be at most 200 letters, digits or ._~:@+()!,=-";
      throw Refusal.of(List.of(new Fault("id", id, message)));
    }
    Optional<SimpleFeature> created =
        editor.edit(
            layer,
            id,
            caller,
            Action.CREATE,
            before -> {
              if (before.isPresent()) {
                throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "there is a feature " + LodelineException.quoted(id) + " already",
                    Map.of());
              }
              return Optional.of(reader(layer).read(document, id, Optional.empty(), crs));
            });
    ctx.header("Location", url(ctx) + "/" + Urls.segment(id));
    ctx.status(HttpStatus.CREATED);
    answer(ctx, created, url(ctx) + "/" + Urls.segment(id));
  }

  private void replace(Context ctx) throws IOException {
    Caller caller = access.require(ctx, Role.EDITOR);
    LayerDefinition layer = editable(ctx, caller);
    ObjectNode document = RequestBody.read(ctx, RequestBody.FEATURE);
    Crs crs = RequestBody.crs(ctx);
    change(
        ctx,
        layer,
        caller,
        Action.REPLACE,
        (before, id) -> Optional.of(reader(layer).read(document, id, Optional.of(before), crs)));
  }

  private void update(Context ctx) throws IOException {
    Caller caller = access.require(ctx, Role.EDITOR);
    LayerDefinition layer = editable(ctx, caller);
    ObjectNode patch = RequestBody.read(ctx, RequestBody.PATCH);
    Crs crs = RequestBody.crs(ctx);
    change(
        ctx,
        layer,
        caller,
        Action.UPDATE,
        (before, id) -> {
          ObjectNode document = FeatureDocument.shown(before, crs);
          MergePatch.apply(document, patch);
          return Optional.of(reader(layer).read(document, id, Optional.of(before), crs));
        });
  }

  private void delete(Context ctx) throws IOException {
    Caller caller = access.require(ctx, Role.EDITOR);
    change(ctx, editable(ctx, caller), caller, Action.DELETE, (before, id) -> Optional.empty());
  }

  /** What is made of a feature that is there. */
  private interface OfExisting {
    Optional<SimpleFeature> after(SimpleFeature before, String id);
  }

  private void change(
      Context ctx, LayerDefinition layer, Caller caller, Action action, OfExisting change)
      throws IOException {
    String id = ctx.pathParam("featureId");
    Optional<SimpleFeature> changed =
        editor.edit(
            layer,
            id,
            caller,
            action,
            found -> {
              SimpleFeature before = found.orElseThrow(() -> noFeature(layer.id(), id));
              checkPrecondition(ctx, before);
              return change.after(before, id);
            });
    ctx.status(HttpStatus.NO_CONTENT);
    answer(ctx, changed, url(ctx));
  }

  private void checkPrecondition(Context ctx, SimpleFeature before) {
    FeatureTag tag = FeatureTag.of(before, version);
    if (!tag.isMatched(ctx).orElse(true)) {
      throw Refusal.of(
          HttpStatus.PRECONDITION_FAILED,
          "the feature has changed since: its tag is " + tag + " now",
          Map.of("ETag", tag.toString()));
    }
  }

  private static LodelineException noFeature(String layerId, String id) {
    return LodelineException.notFound(
        "featureId", "layer " + layerId + " has no feature " + LodelineException.quoted(id));
  }

  /**
   * The layer of the address.
   *
   * @throws Refusal with 405 if it is not there to be changed, with 403 if not by this caller
   */
  private LayerDefinition editable(Context ctx, Caller caller) {
    Parameters.of(ctx, Set.of());
    LayerDefinition layer = catalog.require(ctx.pathParam("collectionId")).definition();
    if (BundledLayers.isComputed(layer.id())) {
      throw Refusal.of(
          HttpStatus.METHOD_NOT_ALLOWED,
          "the features of " + layer.id() + " are computed from other layers; change those",
          Map.of("Allow", READ_ONLY));
    }
    Access.checkMayChange(caller, layer.id());
    return layer;
  }

  private FeatureDocument reader(LayerDefinition layer) {
    return new FeatureDocument(layer, codes);
  }

  /** With the tag of what is stored, and with all of it if the client prefers so. */
  private void answer(Context ctx, Optional<SimpleFeature> stored, String url) throws IOException {
    if (stored.isEmpty()) {
      return;
    }
    SimpleFeature feature = stored.get();
    ctx.header("ETag", FeatureTag.of(feature, version).toString());
    String preferred = Optional.ofNullable(ctx.header("Prefer")).orElse("");
    if (preferred.toLowerCase(Locale.ROOT).replace(" ", "").contains("return=representation")) {
      GeoJson format = new GeoJson();
      if (ctx.status() == HttpStatus.NO_CONTENT) {
        ctx.status(HttpStatus.OK);
      }
      ctx.header("Preference-Applied", "return=representation");
      ctx.header("Content-Crs", "<" + Crs.CRS84.uri() + ">");
      ctx.contentType(format.mediaType());
      Link self = new Link("self", format.mediaType(), "This", url);
      format.write(
          ctx.outputStream(), feature, new Page(Crs.CRS84, 1, 1, Instant.now(), List.of(self)));
    }
  }

  private static String url(Context ctx) {
    String path = ctx.req().getRequestURI();
    return BaseUrl.of(ctx) + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private void history(Context ctx) {
    access.require(ctx, Role.READER);
    HistoryDocument.Request page = HistoryDocument.Request.of(ctx);
    Layer layer = catalog.require(ctx.pathParam("collectionId"));
    String id = ctx.pathParam("featureId");
    HistoryDocument document = HistoryDocument.read(history, layer.id(), id, page);
    if (document.changes().isEmpty() && !isKnown(layer, id)) {
      throw noFeature(layer.id(), id);
    }
    document.send(ctx, url(ctx));
  }

  /** Whether there is or was such a feature. */
  private boolean isKnown(Layer layer, String featureId) {
    return !layer.features(FieldFilters.ids(List.of(featureId))).isEmpty()
        || !history.of(layer.id(), featureId, 0, 1).isEmpty();
  }
}
