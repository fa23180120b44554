package org.lodeline.server.wfs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.server.http.Reads;
import org.lodeline.server.selection.FeatureSelection;

/** The Web Feature Service: one URL, asked by key-value pairs with GET or by XML with POST. */
public final class WfsRoutes {
  /** The URL of the service. */
  public static final String PATH = WfsRequest.PATH;

  private final GetCapabilities capabilities;
  private final DescribeFeatureType schemas;
  private final GetFeature features;
  private final GetPropertyValue values;
  private final StoredQueries storedQueries;

  public WfsRoutes(Catalog catalog, ErmlViews views, FeatureSelection selection) {
    FeatureTypes types = new FeatureTypes(catalog, views);
    FeatureRequestReader reader = new FeatureRequestReader(types, selection);
    this.capabilities = new GetCapabilities(types);
    this.schemas = new DescribeFeatureType(types);
    this.features = new GetFeature(reader);
    this.values = new GetPropertyValue(reader);
    this.storedQueries = new StoredQueries(types, reader);
  }

  public void register(RoutesConfig routes) {
    Reads.get(
        routes, PATH, ExceptionReports.answering(ctx -> answer(ctx, WfsRequest.ofQuery(ctx))));
    routes.post(PATH, ExceptionReports.answering(ctx -> answer(ctx, WfsRequest.ofBody(ctx))));
  }

  private void answer(Context ctx, WfsRequest request) throws IOException {
    if (!Operation.of(request.version()).contains(request.operation())) {
      throw OwsException.notSupported(
          WfsRequest.REQUEST,
          "WFS " + request.version().number() + " has no " + request.operation());
    }
    switch (request.operation()) {
      case GetCapabilities -> capabilities.answer(ctx, request);
      case DescribeFeatureType -> schemas.answer(ctx, request);
      case GetFeature -> {
        Optional<String> stored = request.value(WfsRequest.STORED_QUERY);
        if (stored.isPresent()) {
          storedQueries.call(ctx, request, stored.get());
        } else {
          features.answer(ctx, request);
        }
      }
      case GetPropertyValue -> values.answer(ctx, request);
      case ListStoredQueries -> storedQueries.list(ctx, request);
      case DescribeStoredQueries -> storedQueries.describe(ctx, request);
    }
  }
}
