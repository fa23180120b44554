package org.lodeline.server.ogcapi;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.format.FeatureWriter;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.GeoJson;
import org.lodeline.geodata.format.Link;
import org.lodeline.geodata.format.Page;
import org.lodeline.geodata.supply.ScenarioLayers;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.FeatureTag;
import org.lodeline.server.http.Representation;
import org.lodeline.server.http.Urls;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.selection.FeatureView;

/** Serves the features of collections: pages of them, and single ones. */
final class ItemsHandler {
  private static final Set<String> IN_HEADER = Set.of("next", "prev", "collection");

  /** Proxies allow some 8 kB for all headers together. */
  private static final int LONGEST_LINK_HEADER = 4_000;

  /**
   * What can be asked about a layer's items.
   *
   * @param ofPages the parameters of a page of them
   * @param ofItems the parameters of a single one
   */
  private record Offer(Set<String> ofPages, Set<String> ofItems, List<Representation> forms) {
    static Offer of(LayerDefinition layer) {
      Set<String> ofItems = new LinkedHashSet<>(ItemsRequest.viewParametersOf(layer));
      ofItems.addAll(ScenarioLayers.parametersOf(layer.id()));
      return new Offer(
          ItemsRequest.parametersOf(layer),
          ofItems,
          ItemFormats.of(layer.featureType(), Crs.CRS84));
    }
  }

  private static final LoadingCache<LayerDefinition, Offer> OFFERS =
      Caffeine.newBuilder().weakKeys().build(Offer::of);

  private final Catalog catalog;
  private final ErmlViews views;
  private final FeatureSelection selection;
  private final HtmlPages pages;
  private final String version;

  ItemsHandler(
      Catalog catalog,
      ErmlViews views,
      FeatureSelection selection,
      HtmlPages pages,
      String version) {
    this.catalog = catalog;
    this.views = views;
    this.selection = selection;
    this.pages = pages;
    this.version = version;
  }

  private Layer layer(Context ctx) {
    return catalog.require(ctx.pathParam("collectionId"));
  }

  /**
   * The layer of the path, or the view of it that the profile names.
   *
   * @throws LodelineException of kind INVALID_INPUT if the layer has no such profile
   */
  private Layer profiled(Context ctx) {
    Layer layer = layer(ctx);
    Optional<String> profile = Optional.ofNullable(ctx.queryParam(ItemsRequest.PROFILE));
    List<String> names = ErmlViews.namesOf(layer.id());
    if (profile.isEmpty() || names.isEmpty()) {
      return layer;
    }
    String local = profile.get().equals(ItemsRequest.ERML) ? names.get(0) : profile.get();
    return views
        .find(local.replaceFirst("^erl:", ""))
        .filter(view -> names.contains(view.id()))
        .orElseThrow(
            () ->
                LodelineException.unknown(
                    ItemsRequest.PROFILE,
                    "profile",
                    profile.get(),
                    Stream.concat(
                            Stream.of(ItemsRequest.ERML), names.stream().map(name -> "erl:" + name))
                        .toList()));
  }

  void items(Context ctx) throws IOException {
    Layer layer = profiled(ctx);
    Offer offer = OFFERS.get(layer.definition());
    Exchange exchange = Exchange.of(ctx, offer.ofPages, offer.forms);
    ItemsRequest request = ItemsRequest.parse(exchange.parameters(), layer, selection);
    answer(exchange, request);
  }

  /**
   * The same as {@link #items}, with the parameters in the body, which a URL may be too short for.
   */
  void search(Context ctx) throws IOException {
    Layer layer = layer(ctx);
    Map<String, List<String>> values = SearchBody.read(ctx);
    Offer offer = OFFERS.get(layer.definition());
    // A page would lead on by links, which do not POST.
    List<Representation> forms =
        offer.forms.stream().filter(form -> !form.equals(Exchange.HTML)).toList();
    Exchange exchange = Exchange.of(ctx, values, offer.ofPages, forms);
    answer(exchange, ItemsRequest.parse(exchange.parameters(), layer, selection));
  }

  private void answer(Exchange exchange, ItemsRequest request) throws IOException {
    Format format = format(exchange, request.crs(), request.view());
    Context ctx = exchange.ctx();
    contentCrs(ctx, request.crs());
    if (isNotModified(exchange, request.layer())) {
      return;
    }
    FeaturePage page = FeaturePage.read(request);
    List<Link> links = links(exchange, request, page);
    linkHeader(exchange, format, links);
    if (exchange.isHtml()) {
      ctx.html(
          pages.page(
              exchange,
              "items",
              Resources.JSON.createObjectNode(),
              ItemsPage.model(exchange, request, page)));
      return;
    }
    ctx.header("OGC-NumberMatched", Long.toString(page.numberMatched()));
    ctx.header("OGC-NumberReturned", Integer.toString(page.features().size()));
    contentType(ctx, format, request.layer().id());
    Page description =
        new Page(request.crs(), page.numberMatched(), page.features().size(), now(), links);
    FeatureView view = request.view();
    try (FeatureWriter writer = format.open(ctx.outputStream(), view.type(), description)) {
      writer.begin();
      for (SimpleFeature feature : page.features()) {
        writer.feature(view.of(feature));
      }
      writer.end();
    }
  }

  void item(Context ctx) throws IOException {
    Layer stored = profiled(ctx);
    Offer offer = OFFERS.get(stored.definition());
    Exchange exchange = Exchange.of(ctx, offer.ofItems, offer.forms);
    Crs crs = ItemsRequest.crs(exchange.parameters());
    FeatureView view = ItemsRequest.view(exchange.parameters(), stored, crs);
    Format format = format(exchange, crs, view);
    Layer layer = selection.layer(exchange.parameters(), stored);
    SimpleFeature feature = feature(layer, ctx.pathParam("featureId"));
    contentCrs(ctx, crs);
    if (isNotModified(exchange, feature, format, crs)) {
      return;
    }
    List<Link> links = exchange.selfAndAlternates();
    links.add(collection(exchange, layer));
    linkHeader(exchange, format, links);
    if (exchange.isHtml()) {
      ctx.html(
          pages.page(
              exchange,
              "item",
              Resources.JSON.createObjectNode(),
              model(exchange, layer, feature)));
      return;
    }
    contentType(ctx, format, feature.getID());
    format.write(ctx.outputStream(), view.of(feature), new Page(crs, 1, 1, now(), links));
  }

  private static SimpleFeature feature(Layer layer, String id) {
    return layer.features(FieldFilters.ids(List.of(id))).stream()
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.notFound(
                    "featureId",
                    "layer " + layer.id() + " has no feature " + LodelineException.quoted(id)));
  }

  private static Map<String, Object> model(Exchange exchange, Layer layer, SimpleFeature feature) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Field field : layer.definition().fields()) {
      Map<String, Object> row =
          new LinkedHashMap<>(ItemsPage.cell(field, feature.getAttribute(field.name())));
      row.put("title", field.title());
      row.put("description", field.description());
      row.put("unit", field.unit() == null ? "" : field.unit());
      rows.add(row);
    }
    Object name =
        feature.getFeatureType().getDescriptor("name") == null
            ? null
            : feature.getAttribute("name");
    return Map.of(
        "title",
        name == null ? feature.getID() : name,
        "id",
        feature.getID(),
        "rows",
        rows,
        "hasGeometry",
        feature.getDefaultGeometry() != null,
        "geojson",
        exchange.mapped());
  }

  /**
   * The format to write.
   *
   * @throws LodelineException of kind INVALID_INPUT if it cannot hold positions of a system, or
   *     features without any
   */
  private static Format format(Exchange exchange, Crs crs, FeatureView view) {
    Optional<Format> format = ItemFormats.format(exchange.representation());
    if (format.isPresent() && !format.get().knows(crs)) {
      throw LodelineException.invalid(
          ItemsRequest.CRS,
          "f="
              + exchange.representation().name()
              + " is written in "
              + Crs.CRS84
              + " only, not in "
              + crs);
    }
    if (format.isPresent() && !format.get().holds(view.type())) {
      throw LodelineException.invalid(
          ItemsRequest.SKIP_GEOMETRY,
          "f=" + exchange.representation().name() + " has no features without geometry");
    }
    // A page for people shows a map that reads GeoJSON.
    return format.orElseGet(GeoJson::new);
  }

  /** Whether the client has the answer already; one to POST is nothing to be kept. */
  private boolean isNotModified(Exchange exchange, Layer layer) {
    if (exchange.isPost()) {
      return false;
    }
    String seen = exchange.url() + exchange.values() + exchange.representation() + version;
    UUID hash = UUID.nameUUIDFromBytes(seen.getBytes(StandardCharsets.UTF_8));
    return Caching.isNotModified(exchange.ctx(), layer.version() + "-" + hash);
  }

  private boolean isNotModified(Exchange exchange, SimpleFeature feature, Format format, Crs crs) {
    List<String> variants = new ArrayList<>();
    if (!exchange.representation().name().equals(Exchange.JSON.name())) {
      variants.add(exchange.representation().name());
    }
    if (!crs.isCrs84()) {
      variants.add(crs.shortName());
    }
    if (BaseUrl.isForwarded(exchange.ctx())) {
      // The links in it are those of the proxy's clients.
      variants.add(Integer.toHexString(exchange.url().hashCode()));
    }
    FeatureTag tag = FeatureTag.of(feature, version);
    // A GeoPackage holds the time at which it was written.
    return Caching.isNotModified(exchange.ctx(), tag, variants, !format.isBinary());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void contentCrs(Context ctx, Crs crs) {
    ctx.header("Content-Crs", "<" + crs.uri() + ">");
  }

  private static void contentType(Context ctx, Format format, String name) {
    ctx.contentType(format.mediaType());
    if (format.isBinary()) {
      String file = name.replaceAll("[^A-Za-z0-9._-]", "_") + "." + format.extension();
      ctx.header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }
  }

  private static List<Link> links(Exchange exchange, ItemsRequest request, FeaturePage page) {
    List<Link> links = exchange.selfAndAlternates();
    Representation form = exchange.representation();
    page.next()
        .map(cursor -> Map.of(Cursor.PARAMETER, cursor.token()))
        .ifPresent(next -> links.add(exchange.link("next", form, "The next page", next)));
    page.previous()
        .map(cursor -> Map.of(Cursor.PARAMETER, cursor.token()))
        .ifPresent(prev -> links.add(exchange.link("prev", form, "The page before", prev)));
    links.add(collection(exchange, request.layer()));
    return links;
  }

  private static Link collection(Exchange exchange, Layer layer) {
    String href = exchange.api("/collections/" + Urls.segment(layer.id()));
    return new Link("collection", Exchange.JSON.mediaType(), layer.definition().title(), href);
  }

  /**
   * The way through the pages as RFC 8288 writes it, for formats that have no place for links.
   *
   * @throws LodelineException of kind INVALID_INPUT if the address is too long to be repeated, and
   *     the format has no other place
   */
  private static void linkHeader(Exchange exchange, Format format, List<Link> links) {
    String header =
        links.stream()
            .filter(link -> IN_HEADER.contains(link.rel()) && link.body().isEmpty())
            .map(link -> "<" + link.href() + ">; rel=\"" + link.rel() + "\"")
            .collect(Collectors.joining(", "));
    if (header.length() <= LONGEST_LINK_HEADER) {
      exchange.ctx().header("Link", header);
    } else if (links.stream().anyMatch(link -> link.rel().equals("next"))
        && !exchange.isHtml()
        && !format.mediaType().endsWith("json")) {
      throw LodelineException.invalid(
          FeatureSelection.FILTER,
          "the address is too long to lead on to the next page in f="
              + exchange.representation().name()
              + "; raise limit to have all on one page, or ask for f=json");
    }
  }
}
