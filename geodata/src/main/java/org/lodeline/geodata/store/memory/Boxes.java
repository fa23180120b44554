package org.lodeline.geodata.store.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.And;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Or;
import org.geotools.filter.visitor.ExtractBoundsFilterVisitor;
import org.locationtech.jts.geom.Envelope;

/** Where the features are that a filter may let through. */
final class Boxes {
  private Boxes() {}

  /**
   * Boxes of which every feature that passes meets one; a box that crosses the antimeridian is two.
   * Empty if features anywhere may pass.
   */
  static Optional<List<Envelope>> of(Filter filter) {
    if (filter instanceof And and) {
      return and.getChildren().stream().map(Boxes::of).flatMap(Optional::stream).findFirst();
    } else if (filter instanceof Or or) {
      List<Envelope> boxes = new ArrayList<>();
      for (Filter child : or.getChildren()) {
        Optional<List<Envelope>> own = of(child);
        if (own.isEmpty()) {
          return Optional.empty();
        }
        boxes.addAll(own.get());
      }
      return Optional.of(boxes);
    }
    Object bounds = filter.accept(ExtractBoundsFilterVisitor.BOUNDS_VISITOR, new Envelope());
    return bounds instanceof Envelope box && isFinite(box)
        ? Optional.of(List.of(box))
        : Optional.empty();
  }

  private static boolean isFinite(Envelope box) {
    return box.isNull()
        || (Double.isFinite(box.getMinX())
            && Double.isFinite(box.getMaxX())
            && Double.isFinite(box.getMinY())
            && Double.isFinite(box.getMaxY()));
  }
}
