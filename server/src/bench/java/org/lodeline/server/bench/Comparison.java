package org.lodeline.server.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.fixtures.TestRedis;
import org.lodeline.server.Tool;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Loads Lodeline on both of its stores, MapServer, bare SQL and nginx with the same requests, and
 * prints what they did, as rows of a table.
 */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false)
final class Comparison implements Callable<Integer> {
  private static final long SEED = 7;
  private static final int PLACES = 5000;
  private static final int SAMPLES = 50;

  /** What the generator of a steady rate can itself. */
  private static final int MOST_STEADY = 400;

  private static final String POSTGIS = "postgis";
  private static final List<String> NO_TILE_CACHE = List.of("--tile-cache", "0");

  /** In which all tiles have room that are asked for. */
  private static final List<String> TILE_CACHE = List.of("--tile-cache", "256");

  @Option(names = "--jar", required = true, description = "The server.")
  private Path jar = Path.of("");

  @Option(names = "--features", split = ",", defaultValue = "300000", description = "How many sites.")
  private List<Integer> features = List.of();

  @Option(names = "--connections", split = ",", defaultValue = "1,8,64")
  private List<Integer> connections = List.of();

  @Option(names = "--workloads", split = ",", defaultValue = "W1,W2,W3,W4,W5,W6,W7")
  private List<String> workloads = List.of();

  @Option(names = "--seconds", defaultValue = "5", description = "How long each is loaded.")
  private int seconds;

  @Option(names = "--runs", defaultValue = "3", description = "The median of how many is told.")
  private int runs;

  @Option(names = "--stores", split = ",", defaultValue = "embedded,postgis")
  private List<String> stores = List.of();

  @Option(names = "--plugins", defaultValue = "../geodata/target/plugins", description = "For redis.")
  private Path plugins = Path.of("");

  @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before each is measured.")
  private int warmUpSeconds;

  @Option(
      names = "--java-options",
      defaultValue = "-Xmx1g -XX:+UseSerialGC",
      description = "For the server's process.")
  private String javaOptions = "";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Comparison()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    for (int count : features) {
      Path folder = Files.createTempDirectory("lodeline-compare-");
      compare(new Sites(count), folder);
    }
    return 0;
  }

  private List<Workload> chosen() {
    return List.of(Workload.values()).stream()
        .filter(workload -> workloads.contains(workload.code()))
        .toList();
  }

  private void compare(Sites sites, Path folder)
      throws IOException, InterruptedException, SQLException {
    out.printf("%n%,d features, %d processors%n", sites.count(), Runtime.getRuntime().availableProcessors());
    Path file = folder.resolve("sites.csv");
    sites.write(file);
    List<Workload.Place> places = places(sites);
    Map<String, List<String>> targets = new LinkedHashMap<>();
    Optional<BareSql> sql = Optional.empty();
    for (String store : stores) {
      List<String> target = target(store, folder);
      importSites(store, file, target);
      targets.put(store, target);
      if (store.equals(POSTGIS)) {
        sql = Optional.of(BareSql.of(target.get(1), folder, places));
      }
    }
    try (Peers peers = Peers.start(folder, sql)) {
      heading();
      for (Map.Entry<String, List<String>> target : targets.entrySet()) {
        boolean isFirst = target.getKey().equals(stores.get(0));
        lodeline(
            target.getKey(),
            folder,
            with(target.getValue(), TILE_CACHE),
            sites,
            places,
            isFirst ? Optional.of(peers) : Optional.empty());
        if (chosen().contains(Workload.TILE)) {
          lodeline(
              target.getKey() + ", no tile cache",
              folder,
              with(target.getValue(), NO_TILE_CACHE),
              sites,
              places,
              Optional.empty());
        }
      }
      if (sql.isPresent()) {
        mapServer(folder, peers, places);
        bareSql(sql.get(), sites);
      }
    }
  }

  private static List<String> with(List<String> options, List<String> more) {
    return Stream.concat(options.stream(), more.stream()).toList();
  }

  /** The options that say where the layers are. */
  private List<String> target(String store, Path folder) {
    return switch (store) {
      case "embedded" -> List.of("--data", folder.resolve("data").toString());
      case POSTGIS -> List.of("--database", TestPostgres.newDatabase());
      case "redis" -> List.of("--datastore", TestRedis.alone(), "--plugins", plugins.toString());
      default ->
          throw new CommandLine.ParameterException(
              new CommandLine(this), "--stores must be of embedded, postgis, redis; one was " + store);
    };
  }

  private static List<Workload.Place> places(Sites sites) throws IOException {
    Random random = new Random(SEED);
    List<Sites.Site> all = new ArrayList<>();
    sites.forEach((site, unused) -> all.add(site));
    List<Workload.Place> places = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      places.add(new Workload.Place(all.get(random.nextInt(all.size())), random.nextDouble()));
    }
    return places;
  }

  private void importSites(String store, Path file, List<String> target)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-jar", jar.toString(), "import", file.toString(), "--layer", Sites.LAYER));
    arguments.addAll(target);
    long startNanos = System.nanoTime();
    Tool.of("openjdk-17-jre", "java").run(arguments.toArray(String[]::new));
    out.printf(
        Locale.ROOT, "import into %s: %.1f s%n", store, (System.nanoTime() - startNanos) / 1e9);
  }

  private void lodeline(
      String name,
      Path folder,
      List<String> options,
      Sites sites,
      List<Workload.Place> places,
      Optional<Peers> peers)
      throws IOException, InterruptedException {
    boolean tilesOnly = options.containsAll(NO_TILE_CACHE);
    try (LodelineProcess server =
        LodelineProcess.start(jar, folder.resolve("lodeline.log"), javaOptions, options)) {
      // The analysis that a server begins with is over when this is answered.
      server.body(Workload.SCENARIO.path(places.get(0)));
      long startNanos = System.nanoTime();
      server.body(Workload.PAGE.path(places.get(0)));
      long loadMillis = (System.nanoTime() - startNanos) / 1_000_000;
      long loaded = server.residentMegabytes();
      for (Workload workload : chosen()) {
        if (tilesOnly && workload != Workload.TILE) {
          continue;
        }
        List<String> paths =
            workload == Workload.DEEP_PAGE
                ? Walk.deepPages(server, workload.path(places.get(0)), sites.count() / 6 * 5)
                : paths(workload, place -> Optional.of(workload.path(place)), places);
        new Load(folder).run(server.url(), paths, 8, warmUpSeconds);
        double fastest = rows(name, workload, folder, server.url(), paths);
        steady(name, workload, server.url(), paths, (int) Math.max(1, fastest / 2));
        if (peers.isPresent()) {
          byte[] same = new byte[meanLength(server, paths)];
          String path = peers.get().file(workload.code(), same);
          rows("nginx, " + same.length + " bytes", workload, folder, peers.get().url(), List.of(path));
        }
      }
      out.printf(
          "| %s | ready after %,d ms, first page after %,d ms more | resident %,d MB then, %,d MB at the end |%n",
          name, server.startMillis(), loadMillis, loaded, server.residentMegabytes());
    }
  }

  private static int meanLength(LodelineProcess server, List<String> paths)
      throws IOException, InterruptedException {
    int count = Math.min(SAMPLES, paths.size());
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += server.body(paths.get(i)).length;
    }
    return (int) (bytes / count);
  }

  private void mapServer(Path folder, Peers peers, List<Workload.Place> places)
      throws IOException, InterruptedException {
    // Whoever asks it for the whole layer many times at once leaves it busy for long.
    List<Workload> wholeLast =
        chosen().stream().sorted(Comparator.comparing(Workload.WHOLE::equals)).toList();
    for (Workload workload : wholeLast) {
      List<String> paths = paths(workload, place -> peers.mapServerPath(workload, place), places);
      if (!paths.isEmpty() && answers(peers.url() + paths.get(0))) {
        rows("MapServer", workload, folder, peers.url(), paths);
      } else if (!paths.isEmpty()) {
        out.printf("| %s | MapServer | does not answer | | | | | |%n", workload.code());
      }
    }
  }

  private static boolean answers(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    HttpResponse<Void> response = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    // MapServer tells of a fault with 200, as a page.
    return response.statusCode() == 200
        && !response.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  private void bareSql(BareSql sql, Sites sites) throws IOException, InterruptedException {
    for (Workload workload : chosen()) {
      for (int count : connections) {
        List<Double> each = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
          OptionalDouble perSecond = sql.perSecond(workload, count, seconds, PLACES, sites.count());
          perSecond.ifPresent(each::add);
        }
        if (!each.isEmpty()) {
          each.sort(null);
          out.printf(
              Locale.ROOT, "| %s | bare SQL | %d | %,.0f | | | | |%n", workload.code(), count, each.get(each.size() / 2));
        }
      }
    }
  }

  private static List<String> paths(
      Workload workload,
      Function<Workload.Place, Optional<String>> path,
      List<Workload.Place> places) {
    return places.stream().limit(workload.requests()).flatMap(place -> path.apply(place).stream()).toList();
  }

  private void heading() {
    out.println("| workload | server | connections | requests/s | p50 ms | p99 ms | MB/s | errors |");
    out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  }

  /** As many requests as half of what the server can, whether it has answered or not. */
  private void steady(
      String name, Workload workload, String url, List<String> paths, int perSecond) {
    OpenLoad.Times times = OpenLoad.run(url, paths, Math.min(perSecond, MOST_STEADY), seconds);
    out.printf(
        Locale.ROOT,
        "| %s | %s | at a steady rate | %,d | %.2f | %.2f | | %d |%n",
        workload.code(),
        name,
        Math.min(perSecond, MOST_STEADY),
        times.p50Millis(),
        times.p99Millis(),
        times.errors());
  }

  /** The requests a second that were the most. */
  private double rows(String name, Workload workload, Path folder, String url, List<String> paths)
      throws IOException, InterruptedException {
    double fastest = 0;
    for (int count : connections) {
      List<Load.Rate> rates = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        rates.add(new Load(folder).run(url, paths, count, seconds));
      }
      rates.sort(Comparator.comparingDouble(Load.Rate::perSecond));
      Load.Rate rate = rates.get(runs / 2);
      if (rate.errors() > rate.perSecond() * seconds / 2) {
        out.printf("| %s | %s | %d | fails | | | | %d |%n", workload.code(), name, count, rate.errors());
        continue;
      }
      out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %,.0f | %.2f | %.2f | %.1f | %d |%n",
          workload.code(),
          name,
          count,
          rate.perSecond(),
          rate.p50Millis(),
          rate.p99Millis(),
          rate.bytesPerSecond() / 1e6,
          rate.errors());
      fastest = Math.max(fastest, rate.perSecond());
    }
    return fastest;
  }
}
