package org.lodeline.server.bench.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.server.bench.LodelineProcess;

/** Takes things away at random moments, one after the other, and gives them back. */
final class Faults implements AutoCloseable {
  private static final int LONGEST_PAUSE_MILLIS = 10_000;
  private static final int LONGEST_FAULT_MILLIS = 6_000;
  private static final int SHORTEST_MILLIS = 1_500;
  private static final int LOOK_MILLIS = 50;

  private final Starter starter;
  private final TestPostgres postgres;
  private final SmallDisk disk;
  private final List<Site> sites;
  private final Random random;
  private final PrintStream out;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Fault> faults = new ArrayList<>();
  private LodelineProcess server;

  /** Starts the server again that is killed now and then. */
  interface Starter {
    LodelineProcess start() throws IOException, InterruptedException;
  }

  Faults(
      LodelineProcess server,
      Starter starter,
      TestPostgres postgres,
      SmallDisk disk,
      List<Site> sites,
      Random random,
      PrintStream out) {
    this.server = server;
    this.starter = starter;
    this.postgres = postgres;
    this.disk = disk;
    this.sites = sites;
    this.random = random;
    this.out = out;
  }

  List<Site> sites() {
    return sites;
  }

  List<Fault> all() {
    return List.copyOf(faults);
  }

  /** Goes on until a moment; all kinds come equally often. */
  void untilAfter(long endMillis) throws IOException, InterruptedException {
    List<Fault.Kind> order = new ArrayList<>();
    while (System.currentTimeMillis() < endMillis) {
      if (order.isEmpty()) {
        order.addAll(Arrays.asList(Fault.Kind.values()));
        Collections.shuffle(order, random);
      }
      pause(LONGEST_PAUSE_MILLIS);
      Fault.Kind kind = order.remove(0);
      long from = System.currentTimeMillis();
      out.println(kind);
      inject(kind);
      for (Site site : sites) {
        awaitReady(site);
      }
      faults.add(new Fault(kind, from, System.currentTimeMillis()));
    }
  }

  private void pause(int mostMillis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SHORTEST_MILLIS + random.nextInt(mostMillis - SHORTEST_MILLIS));
  }

  private void inject(Fault.Kind kind) throws IOException, InterruptedException {
    switch (kind) {
      case DATABASE_KILLED -> {
        postgres.kill();
        pause(LONGEST_FAULT_MILLIS);
        postgres.resume();
      }
      case SERVER_KILLED -> {
        server.kill();
        pause(LONGEST_FAULT_MILLIS);
        server = starter.start();
      }
      case DISK_FULL -> {
        disk.fill();
        pause(LONGEST_FAULT_MILLIS);
        disk.free();
      }
      case CLIENTS_STALL -> {
        for (Site site : sites) {
          try (Stalling clients = new Stalling(site)) {
            pause(LONGEST_FAULT_MILLIS);
            out.println("  " + clients + " at " + site.name());
          }
        }
      }
    }
  }

  private void awaitReady(Site site) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(site.url() + "/health/ready")).build();
    while (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
