package org.lodeline.geodata.catalog;

import java.util.List;
import org.geotools.api.data.Transaction;
import org.lodeline.geodata.LodelineException;

/**
 * What was done to the features of a store, by whom. It only grows: nothing in it can be changed or
 * removed, also not with the feature or layer. Safe for all threads.
 */
public interface History {
  /**
   * Adds a change, to be kept if and only if the transaction is committed.
   *
   * @param change of sequence 0; the history gives it one
   * @param transaction the one that makes the change; not {@link Transaction#AUTO_COMMIT}, which
   *     throws an {@link IllegalStateException}
   * @throws LodelineException of kind UNAVAILABLE if it cannot be written
   */
  void append(Change change, Transaction transaction);

  /**
   * The committed changes of a feature, the first one first; none if there were none, whether there
   * is such a feature or not. A walk that goes on after the last change of a page misses and
   * repeats none.
   *
   * @param after sequence of the change after which they begin; 0 for the first
   * @param limit how many there are at most
   * @throws LodelineException of kind UNAVAILABLE if it cannot be read
   */
  List<Change> of(String layerId, String featureId, long after, int limit);
}
