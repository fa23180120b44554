package org.lodeline.geodata.network;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What routes may not use.
 *
 * @param passages straits and canals that no ship may go through
 * @param countries whose land and ports goods may not use (ISO 3166-1 alpha-3), unless they begin
 *     or end there
 * @param ports ids of ports that may not be called at
 */
public record Closures(Set<Passage> passages, Set<String> countries, Set<String> ports) {
  public Closures {
    passages = Set.copyOf(passages);
    countries = Set.copyOf(countries);
    ports = Set.copyOf(ports);
  }

  /** Only these passages are closed. */
  public static Closures of(Set<Passage> passages) {
    return new Closures(passages, Set.of(), Set.of());
  }

  /** The same, but that goods may use these countries. */
  Closures butCountries(Set<String> open) {
    Set<String> closed = new LinkedHashSet<>(countries);
    closed.removeAll(open);
    return closed.size() == countries.size() ? this : new Closures(passages, closed, ports);
  }

  /** The same with one more passage closed. */
  Closures andPassage(Passage passage) {
    return new Closures(with(passages, passage), countries, ports);
  }

  /** The same with one more port closed. */
  Closures andPort(String port) {
    return new Closures(passages, countries, with(ports, port));
  }

  private static <T> Set<T> with(Set<T> set, T more) {
    Set<T> all = new LinkedHashSet<>(set);
    all.add(more);
    return all;
  }
}
