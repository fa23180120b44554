package org.lodeline.geodata.store.engine;

import java.util.Iterator;
import org.geotools.api.feature.simple.SimpleFeature;

/** Features one by one, from where there is something to close. */
interface Features extends Iterator<SimpleFeature>, AutoCloseable {
  @Override
  void close();
}
