package org.lodeline.server.present;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.supply.Scenario;

/**
 * What a view shows, as the query string of the map's link says it: the same for the map, an embed,
 * a picture and a slide.
 *
 * @param layers ids of layers; {@code corridors:actual} and {@code corridors:potential} are the
 *     corridors of one kind
 * @param lon of the centre, in degrees (WGS 84)
 * @param lat of the centre, in degrees
 * @param zoom of Web Mercator: at 0 the world is 256 px wide
 * @param bbox what is to be in view; goes before centre and zoom
 * @param selection for each of {@code commodity}, {@code country} and {@code filter} that is given,
 *     its text
 * @param scenario what is assumed
 * @param select the feature that is chosen
 * @param theme light or dark; empty leaves it to who looks
 * @param lang one of the languages of the map; empty leaves it to who looks
 */
public record ViewState(
    List<String> layers,
    double lon,
    double lat,
    double zoom,
    Optional<BoundingBox> bbox,
    Map<String, String> selection,
    Scenario scenario,
    Optional<Selected> select,
    Optional<Theme> theme,
    Optional<String> lang,
    Optional<String> title) {

  /** A feature of a layer. */
  public record Selected(String layer, String id) {}

  /** The two papers a map is drawn on. */
  public enum Theme {
    LIGHT,
    DARK
  }

  public ViewState {
    layers = List.copyOf(layers);
    selection = Map.copyOf(selection);
  }

  /** The codes that the selection names for a parameter, each once; none where it has none. */
  public Set<String> codes(String parameter) {
    String text = selection.getOrDefault(parameter, "");
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a layer is shown, at least a kind of it. */
  public boolean shows(String layerId) {
    return layers.stream().anyMatch(id -> ViewReader.layerOf(id).equals(layerId));
  }
}
