package org.lodeline.geodata.supply;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supply analysis of a catalogue that is edited. A second after a layer has changed that the
 * analysis reads, by whomever, it is made anew; until that is done, a few seconds later, the old
 * one answers. The stored layers that are computed follow. Safe for all threads; close it before
 * the catalogue.
 */
public final class LiveSupply implements Supplier<SupplyModel>, AutoCloseable {
  private static final long PERIOD_MILLIS = 1_000;
  private static final long PATIENCE_MILLIS = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(LiveSupply.class);

  private final Catalog catalog;
  private final ComputedLayers computed;
  private final Thread watch = new Thread(this::followUntilClosed, "supply");
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Lazy<SupplyModel> model;

  /** The version of the facts that the computed layers were made to follow, or could not be. */
  private String followed = "";

  /**
   * The analysis of a catalogue; nothing is loaded before it is asked for or watched.
   *
   * @param world gives the base map when it is first needed
   */
  public LiveSupply(Catalog catalog, Supplier<World> world) {
    this.catalog = catalog;
    this.computed = new ComputedLayers(catalog);
    this.model = new Lazy<>(() -> new SupplyModel(catalog, world));
    this.watch.setDaemon(true);
  }

  /** The analysis of now. Who asks for several things takes them from one. */
  @Override
  public SupplyModel get() {
    return model.get();
  }

  /** Loads what the first requests would wait for, and follows the layers from now on. */
  public void watch() {
    watch.start();
  }

  private void followUntilClosed() {
    try {
      do {
        follow();
      } while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    String now = followed;
    try {
      now = SupplyModel.versionOf(catalog);
      if (now.equals(followed)) {
        return;
      }
      if (!now.equals(get().version())) {
        SupplyModel renewed = get().renewed();
        renewed.whatIf();
        model = Lazy.of(renewed);
      }
      computed.follow(get());
      followed = now;
    } catch (RuntimeException e) {
      if (closed.getCount() == 0 || isForNow(e)) {
        LOG.debug("The supply analysis waits for the store", e);
      } else {
        // Until the facts change again: with these, the next try would be no better.
        followed = now;
        LOG.error("The layers have facts that cannot be analysed; the analysis stays as it was", e);
      }
    }
  }

  private static boolean isForNow(RuntimeException e) {
    return e instanceof LodelineException known
        && known.kind() == LodelineException.Kind.UNAVAILABLE;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      watch.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
