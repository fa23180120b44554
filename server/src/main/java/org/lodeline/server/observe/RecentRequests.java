package org.lodeline.server.observe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lodeline.geodata.Resources;

/**
 * The requests of the last hour, in steps of 15 seconds: how many, how fast, and how much memory
 * was in use. Safe for all threads.
 */
public final class RecentRequests implements Consumer<Answered> {
  /** How long a step is. */
  public static final int STEP_SECONDS = 15;

  private static final int STEPS = 240;

  /** Upper ends of the classes of time, in milliseconds; each is a quarter above the one before. */
  private static final double LEAST_MILLIS = 1;

  private static final double GROWTH = 1.25;
  private static final int CLASSES = 48;

  /** What was in one step. */
  private static final class Step {
    private final long[] times = new long[CLASSES];
    private long requests;
    private long clientErrors;
    private long serverErrors;
    private long bytes;
    private long heapBytes;
  }

  private final Clock clock;

  /** By the number of the step since 1970. */
  private final TreeMap<Long, Step> steps = new TreeMap<>();

  /**
   * None yet.
   *
   * @param clock tells in which step a request is
   */
  public RecentRequests(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void accept(Answered request) {
    Step step = step();
    step.requests++;
    step.bytes += request.bytes();
    if (request.status() >= 500) {
      step.serverErrors++;
    } else if (request.status() >= 400) {
      step.clientErrors++;
    }
    step.times[timeClass(request.nanos())]++;
  }

  private Step step() {
    long now = TimeUnit.MILLISECONDS.toSeconds(clock.millis()) / STEP_SECONDS;
    Step step = steps.get(now);
    if (step == null) {
      step = new Step();
      Runtime runtime = Runtime.getRuntime();
      step.heapBytes = runtime.totalMemory() - runtime.freeMemory();
      steps.put(now, step);
      steps.headMap(now - STEPS, true).clear();
    }
    return step;
  }

  private static int timeClass(long nanos) {
    double millis = nanos / 1e6;
    double grown = Math.log(Math.max(LEAST_MILLIS, millis) / LEAST_MILLIS) / Math.log(GROWTH);
    return (int) Math.min(CLASSES - 1, Math.ceil(grown));
  }

  /** The steps in which there were requests, the oldest first. */
  public synchronized ArrayNode document() {
    ArrayNode list = Resources.JSON.createArrayNode();
    for (Map.Entry<Long, Step> entry : steps.entrySet()) {
      Step step = entry.getValue();
      ObjectNode node = list.addObject();
      node.put("time", entry.getKey() * STEP_SECONDS);
      node.put("requests", step.requests);
      node.put("client_errors", step.clientErrors);
      node.put("server_errors", step.serverErrors);
      node.put("bytes", step.bytes);
      node.put("p50_ms", quantile(step, 0.5));
      node.put("p99_ms", quantile(step, 0.99));
      node.put("heap_bytes", step.heapBytes);
    }
    return list;
  }

  /** The upper end of the class in which the quantile is, rounded; at most a quarter too high. */
  private static double quantile(Step step, double share) {
    long wanted = (long) Math.ceil(share * step.requests);
    long seen = 0;
    for (int i = 0; i < CLASSES; i++) {
      seen += step.times[i];
      if (seen >= wanted) {
        return Math.round(10 * LEAST_MILLIS * Math.pow(GROWTH, i)) / 10.0;
      }
    }
    return LEAST_MILLIS * Math.pow(GROWTH, CLASSES);
  }
}
