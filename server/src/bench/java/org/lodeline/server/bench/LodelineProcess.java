package org.lodeline.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodeline.fixtures.Ports;
import org.lodeline.server.Tool;

/** The server from its jar, in a process of its own. */
public final class LodelineProcess implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern HEAP_USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

  private final Process process;
  private final String url;
  private final long startMillis;

  private LodelineProcess(Process process, String url, long startMillis) {
    this.process = process;
    this.url = url;
    this.startMillis = startMillis;
  }

  /**
   * Starts it, and waits until it says that it is ready.
   *
   * @param javaOptions of the virtual machine, apart by spaces; none for those that it has by itself
   * @param options of serve, which say where the layers are
   */
  static LodelineProcess start(Path jar, Path log, String javaOptions, List<String> options)
      throws IOException, InterruptedException {
    return start(jar, log, javaOptions, options, Ports.free());
  }

  /** The same, on a port. */
  public static LodelineProcess start(
      Path jar, Path log, String javaOptions, List<String> options, int port)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    if (!javaOptions.isBlank()) {
      arguments.addAll(List.of(javaOptions.strip().split("\\s+")));
    }
    arguments.addAll(List.of("-jar", jar.toString(), "serve"));
    arguments.addAll(List.of("--port", String.valueOf(port)));
    arguments.addAll(options);
    long startNanos = System.nanoTime();
    Process process = Tool.of("openjdk-17-jre", "java").start(log, arguments.toArray(String[]::new));
    String url = "http://127.0.0.1:" + port;
    while (!isReady(url)) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
      if (!process.isAlive() || seconds > PATIENCE_SECONDS) {
        process.destroyForcibly();
        throw new IllegalStateException("the server does not start:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    return new LodelineProcess(process, url, millis);
  }

  private static boolean isReady(String url) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health/ready")).build();
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public String url() {
    return url;
  }

  /** From the start of the process until it was ready, in milliseconds. */
  long startMillis() {
    return startMillis;
  }

  /** The memory of the machine that it has now, in millions of bytes. */
  public long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The memory that live objects take, after a garbage collection, in millions of bytes.
   *
   * @throws IllegalStateException if the virtual machine does not tell
   */
  public long liveMegabytes() throws IOException, InterruptedException {
    Tool jcmd = Tool.of("openjdk-17-jdk-headless", "jcmd", String.valueOf(process.pid()));
    jcmd.run("GC.run");
    Matcher used = HEAP_USED.matcher(jcmd.run("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("the virtual machine does not tell the size of its heap");
    }
    return Long.parseLong(used.group(1)) * 1024 / 1_000_000;
  }

  /** Ends it at once, with no chance to do anything more. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** The body of an answer. */
  byte[] body(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return CLIENT.send(request, BodyHandlers.ofByteArray()).body();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
