package org.lodeline.geodata.supply.gap;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lodeline.geodata.network.Geodesy;
import org.lodeline.geodata.supply.CountryEnds;
import org.lodeline.geodata.supply.Site;

/** The mines that could feed a plant under a scenario. */
final class Feeds {
  /** So many are looked at, the nearest first, besides those that are recorded to feed it. */
  static final int NEAREST = 8;

  /** A deposit in development this near to a plant is one project with it. */
  private static final double SAME_SITE_METRES = 5_000;

  private static final Set<String> TAKE_NO_ORE = Set.of("magnet", "recycling");
  private static final String DEVELOPMENT = "development";
  private static final Set<String> GIVE_ORE = Set.of("producing", DEVELOPMENT);

  private final List<Site> mines;
  private final OpenWays ways;
  private final Projects projects;

  Feeds(CountryEnds ends, String commodity, OpenWays ways, Projects projects) {
    this.mines = ends.deposits(commodity).filter(mine -> GIVE_ORE.contains(mine.status())).toList();
    this.ways = ways;
    this.projects = projects;
  }

  /**
   * A mine that can feed a plant.
   *
   * @param ready when the mine can
   */
  record Feed(Site mine, OpenWays.Way way, Ready ready) {}

  /** Whether something takes ore; a deposit gives it, and makers of magnets take metal. */
  static boolean takesOre(Site site) {
    return site.stage().filter(stage -> !TAKE_NO_ORE.contains(stage)).isPresent();
  }

  /** The mines whose ore may go to a plant and finds a way there, the cheapest first. */
  List<Feed> of(Site plant) {
    List<Site> near =
        mines.stream()
            .filter(mine -> ways.mayFeed(mine, plant))
            .sorted(Comparator.comparingDouble(mine -> metres(mine, plant)))
            .toList();
    return IntStream.range(0, near.size())
        .filter(i -> i < NEAREST || projects.isRecorded(near.get(i), plant))
        .mapToObj(near::get)
        .flatMap(
            mine ->
                ways.ofOre(mine, plant).stream()
                    .map(way -> new Feed(mine, way, ready(mine, plant))))
        .sorted(Comparator.comparingDouble(feed -> feed.way().usd()))
        .toList();
  }

  private Ready ready(Site mine, Site plant) {
    Ready ready = projects.ready(mine);
    return !ready.isKnown() && metres(mine, plant) <= SAME_SITE_METRES ? Ready.AT_ONCE : ready;
  }

  private static double metres(Site mine, Site plant) {
    return Geodesy.metres(mine.position(), plant.position());
  }
}
