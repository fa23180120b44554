package org.lodeline.geodata.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.network.Geodesy;

/**
 * That no two points within 250 m (geodesic) have like names. Each point is reported once, with the
 * first that it is like. Where more than {@value #MOST_COMPARED} lie so near, a name is compared
 * with that many that come before it in the alphabet.
 */
final class DuplicateCheck implements Check {
  private static final double METRES = 250;
  private static final double METRES_A_DEGREE = 110_500;
  private static final int MOST_COMPARED = 100;

  @Override
  public String id() {
    return "duplicates";
  }

  @Override
  public String title() {
    return "Points within 250 m of each other with like names";
  }

  @Override
  public Optional<Pass> begin(LayerDefinition layer) {
    return layer.geometry() == null || layer.field(Names.FIELD).isEmpty()
        ? Optional.empty()
        : Optional.of(new Neighbours());
  }

  private record Place(String id, String name, String folded, double lon, double lat) {}

  private static final class Neighbours implements Pass {
    private final List<Place> places = new ArrayList<>();

    @Override
    public void see(SimpleFeature feature, Faults faults) {
      String name = Names.of(feature);
      String folded = Names.folded(name);
      if (!folded.isEmpty()
          && feature.getDefaultGeometry() instanceof Point point
          && !point.isEmpty()) {
        places.add(new Place(feature.getID(), name, folded, point.getX(), point.getY()));
      }
    }

    @Override
    public void end(BiConsumer<Named, Fault> faults) {
      places.sort(Comparator.comparing(Place::folded).thenComparing(Place::id));
      HPRtree index = new HPRtree();
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        index.insert(new Envelope(new Coordinate(place.lon(), place.lat())), i);
      }
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        for (int other : before(index, i)) {
          Place earlier = places.get(other);
          double metres = Geodesy.metres(place.lon(), place.lat(), earlier.lon(), earlier.lat());
          if (metres <= METRES && Names.areAlike(place.folded(), earlier.folded())) {
            faults.accept(new Named(place.id(), place.name()), fault(earlier, metres));
            break;
          }
        }
      }
    }

    private static Fault fault(Place earlier, double metres) {
      return new Fault(
          String.format(
              Locale.ROOT,
              "is %.0f m from %s%s",
              metres,
              earlier.id(),
              earlier.name().isEmpty() ? "" : " (" + earlier.name() + ")"),
          "keep one of the two, or tell them apart by their names");
    }

    /** The near ones that come before it in the alphabet, the last of them first. */
    private int[] before(HPRtree index, int i) {
      Place place = places.get(i);
      double height = METRES / METRES_A_DEGREE;
      double width = Math.min(360, height / Math.max(1e-6, Math.cos(Math.toRadians(place.lat()))));
      // The lowest of those kept is at the head, to make room for a higher one.
      PriorityQueue<Integer> nearest = new PriorityQueue<>();
      for (double lon : new double[] {place.lon(), place.lon() - 360, place.lon() + 360}) {
        Envelope around =
            new Envelope(lon - width, lon + width, place.lat() - height, place.lat() + height);
        if (lon == place.lon() || around.intersects(lon < 0 ? -180.0 : 180.0, place.lat())) {
          index.query(around, item -> keep(nearest, (Integer) item, i));
        }
      }
      int[] found = nearest.stream().mapToInt(Integer::intValue).sorted().toArray();
      int[] lastFirst = new int[found.length];
      Arrays.setAll(lastFirst, k -> found[found.length - 1 - k]);
      return lastFirst;
    }

    private static void keep(PriorityQueue<Integer> nearest, Integer other, int i) {
      if (other < i) {
        if (nearest.size() == MOST_COMPARED && nearest.peek() < other) {
          nearest.poll();
        }
        if (nearest.size() < MOST_COMPARED) {
          nearest.add(other);
        }
      }
    }
  }
}
