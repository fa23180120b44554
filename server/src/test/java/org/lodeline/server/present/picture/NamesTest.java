package org.lodeline.server.present.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.server.present.ViewState;

/** Names that keep out of each other's way. */
final class NamesTest {
  private static final MapFrame FRAME =
      MapFrame.of(
          new ViewState(
              List.of(),
              0,
              0,
              0,
              Optional.empty(),
              Map.of(),
              Scenario.NONE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()),
          Projection.MERCATOR,
          800,
          600);

  private static Graphics2D paper() {
    return SvgFile.paper();
  }

  private static Names.Name name(String text, double x, double y, int order) {
    return new Names.Name(
        text,
        new Point2D.Double(x, y),
        Names.Kind.PLACE,
        11,
        order,
        Optional.of(5.0),
        Optional.empty());
  }

  @Property(tries = 50)
  void noTwoTouch_andNoneLeavesThePaper(@ForAll long seed) {
    Random random = new Random(seed);
    Names names = new Names(FRAME);
    for (int i = 0; i < 60; i++) {
      Point2D mark = new Point2D.Double(random.nextInt(800), random.nextInt(600));
      names.avoid(mark, 5);
      names.add(name("Name " + "x".repeat(random.nextInt(20)), mark.getX(), mark.getY(), i));
    }
    List<Rectangle2D> placed = names.draw(paper(), Palette.LIGHT);
    assertThat(placed).isNotEmpty();
    for (int i = 0; i < placed.size(); i++) {
      assertThat(new Rectangle2D.Double(0, 0, 800, 600).contains(placed.get(i))).isTrue();
      for (int j = 0; j < i; j++) {
        assertThat(placed.get(i).intersects(placed.get(j))).isFalse();
      }
    }
  }

  @Test
  void whereOnlyOneHasRoom_itIsTheMoreImportant() {
    Names names = new Names(FRAME);
    String wide = "W".repeat(70);
    names.add(name(wide, 380, 300, 9));
    names.add(name("Altmark", 400, 300, 1));
    assertThat(names.draw(paper(), Palette.LIGHT)).hasSize(1);
  }
}
