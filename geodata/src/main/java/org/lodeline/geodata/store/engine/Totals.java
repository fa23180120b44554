package org.lodeline.geodata.store.engine;

import org.locationtech.jts.geom.Envelope;

/** How many features a layer has at a version of it, and where. */
record Totals(int count, Envelope extent, String version) {
  Totals at(String otherVersion) {
    return new Totals(count, extent, otherVersion);
  }
}
