package org.lodeline.geodata.check;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.catalog.LayerDefinition;

/** One thing that is checked. A new one is a class of its own and a line in {@link Checker}. */
interface Check {
  /** A slug for scripts. */
  String id();

  /** What a person reads above its findings. */
  String title();

  /** Begins to check a layer; empty for a layer that has nothing that this checks. */
  Optional<Pass> begin(LayerDefinition layer);

  /** The features of one layer go through it, one after the other. */
  interface Pass {
    void see(SimpleFeature feature, Faults faults);

    /** After the last feature: for what only shows when all are known. */
    default void end(BiConsumer<Named, Fault> faults) {}
  }

  /** Takes what is wrong with the feature that is being seen. */
  interface Faults {
    void add(String problem, String advice);
  }

  /** What is wrong, and what to do. */
  record Fault(String problem, String advice) {}

  /** A feature that is gone by. */
  record Named(String id, String name) {}
}
