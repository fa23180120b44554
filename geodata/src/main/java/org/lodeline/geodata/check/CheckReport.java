package org.lodeline.geodata.check;

import java.util.Map;

/** Takes what is found, as it is found. */
public interface CheckReport {
  /**
   * Comes first.
   *
   * @param titles of the checks by their ids, in order
   */
  void begin(Map<String, String> titles);

  void add(Finding finding);

  /**
   * Comes at the end of each layer.
   *
   * @param features how many were looked at
   */
  void checked(String layer, long features);

  /** Comes last: the report is whole. */
  void end();

  /** How many findings there are so far. */
  long count();
}
