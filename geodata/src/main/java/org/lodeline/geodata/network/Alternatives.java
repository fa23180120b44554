package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds further routes, each of which differs from the ones before it in a passage or a port: the
 * cheapest routes that are left when a passage or port of a route already taken is closed.
 */
final class Alternatives {
  private final Router router;
  private final RouteRequest request;
  private final Set<Closures> tried = new HashSet<>();
  private final Set<List<String>> taken = new HashSet<>();
  private final PriorityQueue<Candidate> candidates =
      new PriorityQueue<>(Comparator.comparingDouble(candidate -> candidate.route.usdPerTonne()));

  /** A route and what was closed when it was found. */
  private record Candidate(Route route, Closures closed) {}

  Alternatives(Router router, RouteRequest request) {
    this.router = router;
    this.request = request;
  }

  /** Up to {@code count} routes, the cheapest first. */
  List<Route> find(int count) {
    List<Route> found = new ArrayList<>();
    router.route(request).ifPresent(best -> candidates.add(new Candidate(best, request.closed())));
    if (count > 1 && request.mode() == RouteRequest.Mode.ANY) {
      router.bySea(request).ifPresent(r -> candidates.add(new Candidate(r, request.closed())));
      router
          .route(with(request.closed(), RouteRequest.Mode.LAND))
          .ifPresent(r -> candidates.add(new Candidate(r, request.closed())));
    }
    while (found.size() < count && !candidates.isEmpty()) {
      Candidate next = candidates.poll();
      if (taken.add(signature(next.route))) {
        found.add(next.route);
      }
      if (found.size() < count) {
        addThoseWithout(next);
      }
    }
    return found;
  }

  private RouteRequest with(Closures closed, RouteRequest.Mode mode) {
    return new RouteRequest(request.from(), request.to(), closed, mode);
  }

  private void addThoseWithout(Candidate candidate) {
    for (Passage passage : router.sea().passages()) {
      if (candidate.route.passages().contains(passage.id())) {
        add(candidate.closed.andPassage(passage));
      }
    }
    for (Port port : candidate.route.ports()) {
      if (!port.id().equals(candidate.route.from().id())
          && !port.id().equals(candidate.route.to().id())) {
        add(candidate.closed.andPort(port.id()));
      }
    }
  }

  private void add(Closures closed) {
    if (tried.add(closed)) {
      router
          .route(with(closed, request.mode()))
          .ifPresent(route -> candidates.add(new Candidate(route, closed)));
    }
  }

  /** Routes with the same passages and ports are taken as one. */
  private static List<String> signature(Route route) {
    List<String> signature = new ArrayList<>(route.passages());
    route.ports().forEach(port -> signature.add(port.id()));
    return signature;
  }
}
