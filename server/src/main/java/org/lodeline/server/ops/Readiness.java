package org.lodeline.server.ops;

import java.util.List;

/** Whether a server can answer now. */
@FunctionalInterface
public interface Readiness {
  /** Why it cannot, in words that anyone may read; empty if it can. */
  List<String> obstacles();
}
