package org.lodeline.server.present.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.Country;
import org.lodeline.geodata.basemap.Outlines;
import org.lodeline.geodata.basemap.World;
import org.lodeline.server.present.Words;

/**
 * Draws the paper of a map: sea, land, graticule, borders and coasts; and names countries and seas.
 */
final class BasemapPainter {
  /** The zoom from which a country of each rank is named, and the size of its name. */
  private static final double[] COUNTRY_ZOOM = {0, 2, 2.5, 3, 3.5, 4, 4.5, 5.5};

  private static final double[] COUNTRY_SIZE = {0, 11.5, 11, 10.5, 10.5, 10, 10, 9.5};
  private static final int GRATICULE_DEGREES = 30;
  private static final double NEAR_ZOOM = 6;

  /** The size from which a sea is an ocean, whose name goes before those of countries. */
  private static final double OCEAN_SIZE = 13;

  private final Lazy<World> world;
  private final Lazy<Outlines> outlines;
  private final List<Sea> seas = seas();

  /** Where the name of a sea stands. */
  private record Sea(String key, double lon, double lat, double zoom, double size) {}

  BasemapPainter(Lazy<World> world) {
    this.world = world;
    this.outlines = new Lazy<>(() -> world.get().outlines());
  }

  private static List<Sea> seas() {
    String resource = "/web/js/map/sea-places.json";
    try (InputStream in = BasemapPainter.class.getResourceAsStream(resource)) {
      JsonNode places = Resources.JSON.readTree(in);
      List<Sea> seas = new ArrayList<>();
      for (JsonNode place : places) {
        seas.add(Resources.JSON.treeToValue(place, Sea.class));
      }
      return seas;
    } catch (IOException | IllegalArgumentException e) {
      throw LodelineException.brokenData("cannot read the places of seas " + resource, e);
    }
  }

  /**
   * Draws the paper.
   *
   * @param highlighted the code of a country that stands out; empty for none
   */
  void paint(Graphics2D g, MapFrame frame, Palette palette, String highlighted) {
    Brush.fill(g, frame.sea(), palette.sea());
    Brush.fill(g, frame.rings(outlines.get().land()), palette.land());
    Brush.fill(g, area(highlighted, frame), palette.highlight());
    double near = frame.zoom() < NEAR_ZOOM ? 1 : 1.5;
    Brush.stroke(g, frame.lines(graticule()), palette.graticule(), 0.6);
    Brush.stroke(g, frame.lines(outlines.get().borders()), palette.border(), 0.7 * near);
    Brush.stroke(g, frame.lines(outlines.get().coasts()), palette.coast(), 0.6 * near);
  }

  /** The area of a country on the paper; empty where there is no country of the code. */
  Path2D area(String code, MapFrame frame) {
    return frame.rings(outlines.get().countries().getOrDefault(code, List.of()));
  }

  private static List<List<Coordinate>> graticule() {
    List<List<Coordinate>> lines = new ArrayList<>();
    for (int lon = -180; lon < 180; lon += GRATICULE_DEGREES) {
      lines.add(List.of(new Coordinate(lon, -85), new Coordinate(lon, 85)));
    }
    for (int lat = -60; lat <= 60; lat += GRATICULE_DEGREES) {
      lines.add(List.of(new Coordinate(-180, lat), new Coordinate(180, lat)));
    }
    return lines;
  }

  /** Adds the names of countries and seas. */
  void name(Names names, MapFrame frame, Words words) {
    double zoom = frame.zoom();
    for (Country country : world.get().countries()) {
      if (zoom >= COUNTRY_ZOOM[country.rank()]) {
        names.add(
            new Names.Name(
                words.country(country).toUpperCase(words.locale()),
                frame.at(country.label().x, country.label().y),
                Names.Kind.COUNTRY,
                COUNTRY_SIZE[country.rank()],
                100 + country.rank() * 10,
                Optional.empty(),
                Optional.of(new Lazy<>(() -> area(country.code(), frame)))));
      }
    }
    for (int i = 0; i < seas.size(); i++) {
      Sea sea = seas.get(i);
      if (zoom >= sea.zoom) {
        names.add(
            new Names.Name(
                words.text("sea." + sea.key),
                frame.at(sea.lon, sea.lat),
                Names.Kind.SEA,
                sea.size,
                (sea.size >= OCEAN_SIZE ? 60 : 200) + i,
                Optional.empty(),
                Optional.empty()));
      }
    }
  }
}
