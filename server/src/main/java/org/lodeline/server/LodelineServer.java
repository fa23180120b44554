package org.lodeline.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.PrivateLayers;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.geodata.supply.LiveSupply;
import org.lodeline.server.about.AboutRoutes;
import org.lodeline.server.access.Access;
import org.lodeline.server.access.Gate;
import org.lodeline.server.edit.EditRoutes;
import org.lodeline.server.guard.Limits;
import org.lodeline.server.http.AllowedMethods;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.ProblemErrorHandler;
import org.lodeline.server.http.Problems;
import org.lodeline.server.http.StandardHeaders;
import org.lodeline.server.layers.CatalogDocument;
import org.lodeline.server.layers.LayerRoutes;
import org.lodeline.server.observe.RecentRequests;
import org.lodeline.server.observe.RequestLog;
import org.lodeline.server.observe.RequestMetrics;
import org.lodeline.server.observe.ServerMetrics;
import org.lodeline.server.ogcapi.ApiRights;
import org.lodeline.server.ogcapi.OgcRoutes;
import org.lodeline.server.ogcapi.OgcStyleRoutes;
import org.lodeline.server.ogcapi.OgcTileRoutes;
import org.lodeline.server.ops.Drain;
import org.lodeline.server.ops.HealthRoutes;
import org.lodeline.server.ops.MetricsRoutes;
import org.lodeline.server.ops.OperatorGate;
import org.lodeline.server.ops.StatusRoutes;
import org.lodeline.server.pages.PageRoutes;
import org.lodeline.server.present.EmbedRoutes;
import org.lodeline.server.present.OEmbedRoutes;
import org.lodeline.server.present.ViewCards;
import org.lodeline.server.present.ViewFeatures;
import org.lodeline.server.present.ViewReader;
import org.lodeline.server.present.ViewWords;
import org.lodeline.server.present.picture.PictureRoutes;
import org.lodeline.server.present.picture.Pictures;
import org.lodeline.server.present.story.Stories;
import org.lodeline.server.present.story.StoryCards;
import org.lodeline.server.present.story.StoryReader;
import org.lodeline.server.present.story.StoryRoutes;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.supply.FigureRoutes;
import org.lodeline.server.supply.RouteRoutes;
import org.lodeline.server.tiles.TileAnswers;
import org.lodeline.server.tiles.TileRoutes;
import org.lodeline.server.wfs.WfsRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Constructs the few objects there are and hands them to each other. */
public final class LodelineServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LodelineServer.class);

  /** A filter as QGIS sends it for some thousand ids; a longer one goes by POST. */
  private static final int LONGEST_ADDRESS = 256 * 1024;

  /**
   * A page of features goes out at once, with its length instead of chunks. Jetty keeps buffers up
   * to this size; larger ones it allocates and clears for each request.
   */
  private static final int PAGE_BYTES = 64 * 1024;

  /** What Javalin copies an answer with, which it allocates for each. */
  private static final int COPY_BYTES = 4 * 1024;

  private final Settings settings;

  /** How long requests under way may take to end when the server is closed. */
  private volatile Duration longestDrain;

  private final StandardHeaders headers;
  private final RequestLog requestLog;
  private volatile Consumer<Limits> limits = next -> {};
  private final Drain drain = new Drain();

  /** Empty where nobody has a key. */
  private final Optional<Access> access;

  private final CompletableFuture<Catalog> opening;
  private final Lazy<World> world = new Lazy<>(World::load);
  private final Lazy<LiveSupply> supply = new Lazy<>(() -> new LiveSupply(catalog(), world));
  private final Javalin javalin;

  private LodelineServer(Settings settings) {
    this.settings = settings;
    this.requestLog = new RequestLog(settings.log());
    this.longestDrain = settings.drain();
    this.headers = new StandardHeaders(settings.tiles(), settings.embedHosts());
    this.access = settings.access().access();
    PrivateLayers privateLayers = new PrivateLayers(settings.access().privateLayers());
    // The store is opened while the classes of the HTTP server are loaded.
    this.opening =
        CompletableFuture.supplyAsync(() -> new Catalog(settings.store().open(), privateLayers));
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Opens the store and listens.
   *
   * @throws LodelineException if the store cannot be opened or the address not be listened on
   */
  public static LodelineServer start(Settings settings) {
    checkAddress(settings);
    LodelineServer server = new LodelineServer(settings);
    try {
      server.javalin.start(settings.host(), settings.port());
      // The first request does not need the networks; the first that does seldom has to wait for
      // them.
      Thread warmUp = new Thread(server::warmUp, "warm-up");
      warmUp.setDaemon(true);
      warmUp.start();
      server.supply.get().watch();
      return server;
    } catch (JavalinException e) {
      server.closeStore();
      throw cannotListen(settings, e);
    }
  }

  /** Tells at once what listening would tell only after a new store was filled. */
  private static void checkAddress(Settings settings) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException | UnresolvedAddressException e) {
      throw cannotListen(settings, e);
    }
  }

  private static LodelineException cannotListen(Settings settings, Exception e) {
    return LodelineException.unavailable(
        "cannot listen on " + settings.host() + ":" + settings.port() + ": " + reason(e), e);
  }

  private static String reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof UnresolvedAddressException
          || message.contains("Unresolved")
          || message.contains("assign requested")) {
        return "this machine has no such address; choose another with --host";
      }
    }
    return "the port is taken or not allowed; choose another with --port";
  }

  private Catalog catalog() {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LodelineException known) {
        throw known;
      }
      throw e;
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.router.ignoreTrailingSlashes = true;
    config.http.prefer405over404 = true;
    config.http.responseBufferSize = COPY_BYTES;
    RequestMetrics requests = new RequestMetrics();
    RecentRequests recent = new RecentRequests(Clock.systemUTC());
    config.jetty.modifyServer(
        server -> {
          // What is under way has ended by then: Drain sees to that.
          server.setStopTimeout(0);
          limits =
              settings
                  .guard()
                  .configure(
                      server,
                      new ProblemErrorHandler(headers),
                      List.of(requestLog, requests, recent));
          server.insertHandler(drain);
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(LONGEST_ADDRESS);
          http.setOutputBufferSize(PAGE_BYTES);
          settings.guard().configure(http);
        });
    settings
        .guard()
        .tls()
        .ifPresent(
            tls ->
                config.jetty.addConnector(
                    (server, http) ->
                        tls.connector(server, http, settings.host(), settings.port())));
    Problems.register(config, headers);
    config.routes.before(headers::handle);
    AllowedMethods.register(config, Set.of(WfsRoutes.PATH));
    access
        .filter(known -> settings.access().isRestricted())
        .ifPresent(known -> Gate.register(config.routes, known, settings.access().requireKey()));
    new HealthRoutes(this::obstacles, Version.VERSION).register(config.routes);
    new AboutRoutes(Version.VERSION, access.isPresent() && settings.access().isRestricted())
        .register(config.routes);

    Catalog catalog = catalog();
    tellOfMissing(settings.access().privateLayers(), catalog);
    boolean onlyForEditing = access.isPresent() && !settings.access().isRestricted();
    if (onlyForEditing && catalog.store().history().isEmpty()) {
      throw LodelineException.invalid(
          "api-keys",
          "features cannot be changed in this data store, which keeps no history; leave --api-keys"
              + " away");
    }
    Optional<EditRoutes> editing =
        access.flatMap(
            known ->
                catalog
                    .store()
                    .history()
                    .map(history -> new EditRoutes(catalog, history, known, Version.VERSION)));
    CatalogDocument document =
        new CatalogDocument(catalog, world, editing.isPresent(), Version.VERSION);
    FeatureSelection selection = new FeatureSelection(catalog, supply.get());
    Pictures pictures = present(config, catalog, selection);
    new LayerRoutes(catalog, document, selection, Version.VERSION).register(config.routes);
    TileAnswers tiles =
        new TileAnswers(
            catalog, selection, 1_000_000L * settings.tileCacheMegabytes(), Version.VERSION);
    new TileRoutes(tiles, Version.VERSION).register(config.routes);
    ErmlViews views = new ErmlViews(catalog);
    new OgcRoutes(
            catalog,
            views,
            selection,
            new ApiRights(editing.isPresent(), settings.access().requireKey()),
            Version.VERSION)
        .register(config.routes);
    new WfsRoutes(catalog, views, selection).register(config.routes);
    new OgcTileRoutes(tiles, Version.VERSION).register(config.routes);
    new OgcStyleRoutes(catalog, tiles, Version.VERSION).register(config.routes);
    editing.ifPresent(routes -> routes.register(config.routes));
    new RouteRoutes(catalog, supply.get()).register(config.routes);
    new FigureRoutes(catalog, supply.get()).register(config.routes);
    ServerMetrics metrics =
        new ServerMetrics(catalog, settings.store().data(), Version.VERSION)
            .cache("tiles", tiles::cacheUse)
            .cache("pictures", pictures::use)
            .cache("scenarios", () -> supply.get().get().whatIf().use())
            .cache("sea-searches", () -> supply.get().get().router().use());
    metrics.bindTo(requests.registry());
    OperatorGate operators = new OperatorGate(access, settings.access().isRestricted());
    new MetricsRoutes(requests.registry(), metrics, operators).register(config.routes);
    new StatusRoutes(recent, metrics, operators, Version.VERSION).register(config.routes);
  }

  /** They may come later, and a name that is misspelt would leave a layer to everybody. */
  private static void tellOfMissing(Set<String> privateLayers, Catalog catalog) {
    Set<String> missing = new TreeSet<>(privateLayers);
    catalog.store().definitions().forEach(layer -> missing.remove(layer.id()));
    if (!missing.isEmpty()) {
      LOG.warn("--private-layers names layers that are not there yet: {}", missing);
    }
  }

  /** The pages for people, and what presenters take from them. */
  private Pictures present(JavalinConfig config, Catalog catalog, FeatureSelection selection) {
    ViewReader views = new ViewReader(catalog, supply.get());
    ViewFeatures features = new ViewFeatures(catalog, supply.get(), selection);
    ViewWords words = new ViewWords(catalog, supply.get(), features);
    ViewCards cards = new ViewCards(views, words);
    new PageRoutes(settings.tiles(), ctx -> cards.headOfMap(BaseUrl.of(ctx), ctx.queryParamMap()))
        .register(config.routes);
    new EmbedRoutes(cards, settings.tiles()).register(config.routes);
    StoryReader storyReader = new StoryReader(views, features);
    Stories stories = new Stories(settings.stories(), storyReader);
    new OEmbedRoutes(List.of(cards, new StoryCards(stories))).register(config.routes);
    Pictures pictures = new Pictures(catalog, world, features, words, Version.VERSION);
    new PictureRoutes(views, features, pictures).register(config.routes);
    new StoryRoutes(stories, storyReader, pictures, words, access).register(config.routes);
    return pictures;
  }

  /** The server listens only once its store is open; since then the store may have gone. */
  private List<String> obstacles() {
    List<String> obstacles = new ArrayList<>();
    if (drain.isOver()) {
      obstacles.add("the server was told to stop");
    }
    try {
      catalog().store().definitions();
    } catch (LodelineException e) {
      LOG.debug("not ready", e);
      obstacles.add("the store cannot be read");
    }
    return obstacles;
  }

  /**
   * Takes over the settings that can change while the server runs.
   *
   * @param next whose other settings are as they were, or hold from the next start on
   * @param options those that differ, by their long names
   * @return those of them that hold from the next start on
   */
  List<String> change(Settings next, List<String> options) {
    Runnable limit = () -> limits.accept(next.guard().limits());
    Runnable log = next.log()::use;
    Runnable logRequests = () -> requestLog.change(next.log());
    Map<String, Runnable> changes =
        Map.of(
            "--embed-hosts", () -> headers.setEmbedHosts(next.embedHosts()),
            "--drain", () -> longestDrain = next.drain(),
            "--rate-limit", limit,
            "--client-requests", limit,
            "--request-timeout", limit,
            "--log-format", log,
            "--log-level", log,
            "--access-log", logRequests,
            "--slow-request", logRequests);
    List<String> later = new ArrayList<>();
    for (String option : options) {
      Optional.ofNullable(changes.get(option))
          .ifPresentOrElse(Runnable::run, () -> later.add(option));
    }
    return later;
  }

  private void warmUp() {
    supply.get().get().whatIf();
    // Hands back to the system the memory that only loading needed.
    System.gc();
  }

  /** The methods and paths that it answers, and what runs before and after. */
  List<Endpoint> endpoints() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .toList();
  }

  /** Where the server can be reached, for example {@code http://127.0.0.1:8080/}. */
  public String url() {
    String scheme = settings.guard().tls().isPresent() ? "https://" : "http://";
    return scheme + settings.host() + ":" + javalin.port() + "/";
  }

  /** Lets the requests under way end, within the time for that, and closes the store. */
  @Override
  public void close() {
    try {
      drain.await(longestDrain);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      javalin.stop();
    } finally {
      closeStore();
    }
  }

  private void closeStore() {
    supply.get().close();
    catalog().close();
  }
}
