package org.lodeline.server.present.picture;

import java.awt.Color;
import java.util.Map;
import org.lodeline.server.present.ViewState;

/**
 * The colours of a picture: those of {@code tokens.css}, for one theme.
 *
 * @param families by family of commodities, and {@code none}
 */
public record Palette(
    Color sea,
    Color land,
    Color border,
    Color coast,
    Color graticule,
    Color highlight,
    Color ink,
    Color muted,
    Color label,
    Color seaLabel,
    Color restricted,
    Color paper,
    Color rule,
    Color onFamily,
    Map<String, Color> families) {
  public static final Palette LIGHT =
      new Palette(
          new Color(0xeaf0f2),
          new Color(0xfbfaf6),
          new Color(0xc9c4b8),
          new Color(0x8fa3aa),
          new Color(143, 163, 170, 77),
          new Color(0xf3ecd9),
          new Color(0x22303a),
          new Color(0x5c6b73),
          new Color(0x66737a),
          new Color(0x6f8b98),
          new Color(0x9c2f1f),
          new Color(0xfdfcf9),
          new Color(0xdcd9d0),
          new Color(0xffffff),
          families(0x0072b2, 0xd55e00, 0x007a5a, 0xb0488a, 0x5b4b00, 0x5c6b73));

  public static final Palette DARK =
      new Palette(
          new Color(0x0f1a20),
          new Color(0x1a262d),
          new Color(0x33434c),
          new Color(0x486069),
          new Color(72, 96, 105, 77),
          new Color(0x24343d),
          new Color(0xe8eef0),
          new Color(0x9db0b8),
          new Color(0x8fa1a9),
          new Color(0x5f7d8b),
          new Color(0xd9705f),
          new Color(0x16212a),
          new Color(0x2b3a43),
          new Color(0x0f1a20),
          families(0x4095c5, 0xe08640, 0x409b83, 0xc476a7, 0x9c8f52, 0x9db0b8));

  private static Map<String, Color> families(
      int battery, int magnet, int base, int technology, int energy, int none) {
    return Map.of(
        "battery", new Color(battery),
        "magnet", new Color(magnet),
        "base", new Color(base),
        "technology", new Color(technology),
        "energy", new Color(energy),
        "none", new Color(none));
  }

  public static Palette of(ViewState.Theme theme) {
    return theme == ViewState.Theme.DARK ? DARK : LIGHT;
  }

  /** The colour of a family of commodities, or of none. */
  public Color family(String family) {
    return families.getOrDefault(family, muted);
  }

  /**
   * A colour as it looks when it is so opaque over the land. Mixed rather than drawn translucent,
   * so that lines that run together stay lines of one strength, in every kind of picture.
   */
  public Color over(Color colour, double opacity) {
    return new Color(
        mix(colour.getRed(), land.getRed(), opacity),
        mix(colour.getGreen(), land.getGreen(), opacity),
        mix(colour.getBlue(), land.getBlue(), opacity));
  }

  private static int mix(int a, int b, double share) {
    return (int) Math.round(a * share + b * (1 - share));
  }
}
