package org.lodeline.server.bench.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lodeline.fixtures.Ports;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.server.Tool;
import org.lodeline.server.bench.LodelineProcess;
import org.lodeline.server.bench.soak.Tally.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Two servers on one PostGIS behind nginx, and one on a store of its own on a small disk, are read
 * and edited for minutes, while the database and a server are killed, the disk is full, and clients
 * stall. Needs root, for the disk. Fails if an answer is wrong, an acknowledged edit is lost, or a
 * request fails that something could have served.
 */
@Command(name = "soak", mixinStandardHelpOptions = true, sortOptions = false)
final class Soak implements Callable<Integer> {
  /** The site of two servers. */
  static final String SHARED = "two servers on PostGIS";

  /** The site of one. */
  static final String ALONE = "one server on its own store";

  private static final String LAYER = "soak";

  /** Here all clients have one address. */
  private static final List<String> NO_LIMITS =
      List.of("--rate-limit", "0", "--client-requests", "0");

  private static final int MOST_SHOWN = 20;

  @Option(names = "--jar", required = true, description = "The server.")
  private Path jar = Path.of("");

  @Option(names = "--minutes", defaultValue = "10", description = "How long.")
  private double minutes;

  @Option(names = "--readers", defaultValue = "8", description = "How many read each site.")
  private int readers;

  @Option(names = "--editors", defaultValue = "2", description = "How many edit each site.")
  private int editors;

  @Option(names = "--seed", defaultValue = "1", description = "Of what is random.")
  private long seed;

  @Option(names = "--java-options", defaultValue = "-Xmx512m", description = "For the servers.")
  private String javaOptions = "";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Tally tally = new Tally();
  private final AtomicBoolean ends = new AtomicBoolean();
  private final List<Editor> allEditors = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Soak()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("lodeline-soak-");
    Path data = Files.createDirectory(folder.resolve("disk"));
    Path keys = folder.resolve("keys.json");
    String key = lodeline("key", "add", "soak", "--api-keys", keys.toString()).strip();
    Path layer =
        Files.writeString(
            folder.resolve(LAYER + ".csv"), "id,name,longitude,latitude\nfirst,First,10,50\n");
    TestPostgres postgres = TestPostgres.startDurable();
    List<String> shared =
        List.of("--database", postgres.database(), "--api-keys", keys.toString());
    int port = Ports.free();
    int otherPort = Ports.free();
    try (SmallDisk disk = SmallDisk.mount(data)) {
      List<String> alone = List.of("--data", data.toString(), "--api-keys", keys.toString());
      lodeline("import", layer.toString(), shared.get(0), shared.get(1));
      lodeline("import", layer.toString(), alone.get(0), alone.get(1));
      try (LodelineProcess stays = start(folder, "stays", shared, otherPort);
          LodelineProcess own = start(folder, "own", alone, Ports.free());
          Proxy proxy = Proxy.start(folder, List.of(port, otherPort))) {
        LodelineProcess killed = start(folder, "killed", shared, port);
        Faults faults =
            new Faults(
                killed,
                () -> start(folder, "killed", shared, port),
                postgres,
                disk,
                List.of(new Site(SHARED, proxy.url(), key), new Site(ALONE, own.url(), key)),
                new Random(seed),
                out);
        try (faults) {
          return soak(faults, stays, own);
        }
      }
    } finally {
      postgres.stop();
    }
  }

  private String lodeline(String... arguments) throws IOException, InterruptedException {
    return Tool.of("openjdk-17-jre", "java", "-jar", jar.toString()).run(arguments);
  }

  private LodelineProcess start(Path folder, String name, List<String> options, int port)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.addAll(NO_LIMITS);
    return LodelineProcess.start(jar, folder.resolve(name + ".log"), javaOptions, all, port);
  }

  private int soak(Faults faults, LodelineProcess stays, LodelineProcess own) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> running = new ArrayList<>();
    Random seeds = new Random(seed);
    for (Site site : faults.sites()) {
      Readings readings = new Readings(client, tally, site);
      for (int i = 0; i < readers; i++) {
        Random random = new Random(seeds.nextLong());
        running.add(threads.submit(() -> again(() -> readings.read(random))));
      }
      for (int i = 0; i < editors; i++) {
        Editor editor = new Editor(client, tally, site, LAYER, "editor-" + i);
        allEditors.add(editor);
        Random random = new Random(seeds.nextLong());
        running.add(threads.submit(() -> again(() -> editor.edit(random))));
      }
    }
    long start = System.currentTimeMillis();
    long end = start + (long) (minutes * 60_000);
    Future<String> before =
        threads.submit(
            () -> {
              TimeUnit.MILLISECONDS.sleep(Math.min(60_000, end - start));
              return memory(stays, own);
            });
    faults.untilAfter(end);
    ends.set(true);
    for (Future<?> thread : running) {
      thread.get(2, TimeUnit.MINUTES);
    }
    long took = System.currentTimeMillis() - start;
    String after = memory(stays, own);
    threads.shutdown();
    return report(faults.all(), start, took, before.get(), after);
  }

  private interface Step {
    void go() throws InterruptedException;
  }

  private Void again(Step step) throws InterruptedException {
    while (!ends.get()) {
      step.go();
    }
    return null;
  }

  private static String memory(LodelineProcess stays, LodelineProcess own)
      throws IOException, InterruptedException {
    return String.format(
        Locale.ROOT,
        "PostGIS %d MB live, %d MB resident; own store %d MB live, %d MB resident",
        stays.liveMegabytes(),
        stays.residentMegabytes(),
        own.liveMegabytes(),
        own.residentMegabytes());
  }

  private int report(List<Fault> faults, long start, long took, String before, String after)
      throws IOException, InterruptedException {
    List<String> lost = new ArrayList<>();
    int acknowledged = 0;
    for (Editor editor : allEditors) {
      lost.addAll(editor.lost());
      acknowledged += editor.acknowledged();
    }
    List<Tally.Failure> unexplained =
        tally.failures().stream()
            .filter(failure -> faults.stream().noneMatch(fault -> fault.explains(failure)))
            .toList();
    out.printf(
        Locale.ROOT, "%,d requests in %.1f minutes%n", tally.all(), took / 60_000.0);
    for (Outcome outcome : Outcome.values()) {
      out.printf(Locale.ROOT, "  %-8s %,d%n", outcome, tally.count(outcome));
    }
    out.printf("acknowledged edits: %,d, of which lost: %d%n", acknowledged, lost.size());
    out.printf("requests that failed though something could serve: %d%n", unexplained.size());
    out.printf("memory after the first minute: %s%n", before);
    out.printf("memory at the end:             %s%n", after);
    for (Fault fault : faults) {
      out.printf(
          Locale.ROOT,
          "%-16s from second %.1f to %.1f%n",
          fault.kind(),
          (fault.fromMillis() - start) / 1_000.0,
          (fault.toMillis() - start) / 1_000.0);
    }
    out.println("failures by second: " + seconds(tally.failuresBySecond(start)));
    tally.wrong().forEach(text -> out.println("WRONG " + text));
    lost.forEach(text -> out.println("LOST " + text));
    unexplained.stream()
        .limit(MOST_SHOWN)
        .forEach(
            failure ->
                out.printf(
                    Locale.ROOT,
                    "FAILED from second %.1f to %.1f, %s: %s%n",
                    (failure.fromMillis() - start) / 1_000.0,
                    (failure.toMillis() - start) / 1_000.0,
                    failure.site().name(),
                    failure.what()));
    return tally.count(Outcome.WRONG) == 0 && lost.isEmpty() && unexplained.isEmpty() ? 0 : 1;
  }

  private static String seconds(Map<Long, Long> bySecond) {
    StringBuilder text = new StringBuilder();
    bySecond.forEach((second, count) -> text.append(second).append(':').append(count).append(' '));
    return text.toString();
  }
}
