package org.lodeline.server.bench;

import java.util.List;
import java.util.Locale;

/** What is asked for, as the addresses of a request at a random place each. */
enum Workload {
  PAGE("W1", "a page of 100 by a random box") {
    @Override
    String path(Place place) {
      return ITEMS + "?f=json&limit=100&bbox=" + place.box();
    }
  },
  FILTERED("W2", "the same of lithium above a size") {
    @Override
    String path(Place place) {
      return PAGE.path(place)
          + "&filter=commodity%3D'lithium'%20AND%20contained_kt%3E"
          + place.least();
    }
  },
  TILE("W3", "a vector tile of zoom 0 to 8") {
    @Override
    String path(Place place) {
      return "/tiles/" + Sites.LAYER + "/" + place.tile(0) + ".mvt";
    }
  },
  WHOLE("W4", "the whole layer as GeoJSON") {
    @Override
    String path(Place place) {
      return "/layers/" + Sites.LAYER + ".geojson";
    }

    @Override
    int requests() {
      return 1;
    }
  },
  FEATURE("W5", "one feature by its id") {
    @Override
    String path(Place place) {
      return ITEMS + "/" + place.id() + "?f=json";
    }
  },
  DEEP_PAGE("W6", "a page of 100 behind 250,000 of 300,000") {
    /** The first page, from which {@link Walk} leads on. */
    @Override
    String path(Place place) {
      return ITEMS + "?f=json&limit=" + Walk.STEP;
    }
  },
  SCENARIO("W7", "corridors under a scenario") {
    @Override
    String path(Place place) {
      return "/layers/corridors.geojson?closed=" + CLOSED.get((int) (place.fraction() * CLOSED.size()));
    }
  };

  private static final String ITEMS = "/ogc/collections/" + Sites.LAYER + "/items";
  private static final List<String> CLOSED =
      List.of("suez", "malacca", "hormuz", "panama", "suez,babelmandeb", "malacca,sunda,lombok");

  private final String code;
  private final String title;

  Workload(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** W1 to W7. */
  String code() {
    return code;
  }

  String title() {
    return title;
  }

  /**
   * The address of a request, behind the host.
   */
  abstract String path(Place place);

  /** How many different requests are made, one after the other and from the start again. */
  int requests() {
    return 5000;
  }

  /**
   * Where and what a request is about.
   *
   * @param site one of the sites
   * @param fraction from 0 to 1, any
   */
  record Place(Sites.Site site, double fraction) {
    private static final double BOX_DEGREES = 4;
    private static final int HIGHEST_ZOOM = 8;

    String id() {
      return site.id();
    }

    double[] sides() {
      double west = Math.max(-180, site.longitude() - BOX_DEGREES * fraction);
      double south = Math.max(-90, site.latitude() - BOX_DEGREES * fraction);
      return new double[] {
        west, south, Math.min(180, west + BOX_DEGREES), Math.min(90, south + BOX_DEGREES)
      };
    }

    String box() {
      double[] sides = sides();
      return String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", sides[0], sides[1], sides[2], sides[3]);
    }

    /** Of the amount that is contained, above which a sixth to a half of the sites are. */
    String least() {
      return String.format(Locale.ROOT, "%.0f", 50 + 250 * fraction);
    }

    int zoom(int lowest) {
      return lowest + (int) (fraction * (HIGHEST_ZOOM + 1 - lowest));
    }

    /** The tile that the site is in, as zoom/x/y. */
    String tile(int lowest) {
      int zoom = zoom(lowest);
      double sine = Math.sin(Math.toRadians(site.latitude()));
      double y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      int tiles = 1 << zoom;
      return zoom
          + "/"
          + (int) ((site.longitude() + 180) / 360 * tiles)
          + "/"
          + (int) Math.max(0, Math.min(tiles - 1, y * tiles));
    }
  }
}
