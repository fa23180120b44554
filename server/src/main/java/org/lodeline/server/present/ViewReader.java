package org.lodeline.server.present;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.supply.Scenarios;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;

/** Reads a {@link ViewState} from the parameters of a request. */
public final class ViewReader {
  public static final String LAYERS = "layers";
  public static final String CENTER = "center";
  public static final String ZOOM = "zoom";
  public static final String BBOX = "bbox";
  public static final String SELECT = "select";
  public static final String THEME = "theme";
  public static final String LANG = "lang";
  public static final String TITLE = "title";

  /** The languages that the map has words for. */
  public static final List<String> LANGUAGES = List.of("en", "id", "de", "ja");

  /** What a view shows that names no layers. */
  public static final List<String> DEFAULT_LAYERS =
      List.of("deposits", "processing-sites", "ports", "passages", "corridors:actual");

  /** What selects features. */
  static final List<String> SELECTING =
      List.of(CodeParameters.COMMODITY, CodeParameters.COUNTRY, FeatureSelection.FILTER);

  private static final Set<String> PARAMETERS = parameters();

  private static final List<String> CORRIDOR_KINDS =
      List.of("corridors:actual", "corridors:potential");
  private static final double DEFAULT_LON = 60;
  private static final double DEFAULT_LAT = 22;
  private static final double MOST_ZOOM = 22;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_FILTER = 4_000;
  private static final Pattern CENTER_FORM =
      Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,15})?),(-?\\d{1,2}(?:\\.\\d{1,15})?)");

  private final Catalog catalog;
  private final Supplier<SupplyModel> supply;

  /** A reader of views of a catalogue. */
  public ViewReader(Catalog catalog, Supplier<SupplyModel> supply) {
    this.catalog = catalog;
    this.supply = supply;
  }

  private static Set<String> parameters() {
    Set<String> names = new LinkedHashSet<>(List.of(LAYERS, CENTER, ZOOM, BBOX));
    names.addAll(SELECTING);
    names.addAll(Scenarios.PARAMETERS);
    names.addAll(List.of(SELECT, THEME, LANG, TITLE));
    return names;
  }

  /** The names of all parameters of a view. */
  public static Set<String> names() {
    return PARAMETERS;
  }

  /** The id of the layer that an entry of {@code layers} is of. */
  static String layerOf(String entry) {
    return CORRIDOR_KINDS.contains(entry) ? "corridors" : entry;
  }

  /**
   * The view.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and what it may be
   */
  public ViewState read(Parameters parameters) {
    double[] center = center(parameters);
    return new ViewState(
        layers(parameters),
        center[0],
        center[1],
        parameters.number(ZOOM, 0, MOST_ZOOM).orElse(0.0),
        parameters.text(BBOX).map(text -> BoundingBox.parse(BBOX, text)),
        selection(parameters),
        supply.get().scenarios().read(parameters.lists(Scenarios.PARAMETERS)),
        select(parameters),
        theme(parameters),
        lang(parameters),
        title(parameters));
  }

  /** Whether a view shows or selects in a layer that is hidden from whom this thread answers. */
  public boolean isHidden(Parameters parameters) {
    Stream<String> shown =
        parameters.isBlank(LAYERS) ? Stream.of() : parameters.list(LAYERS).stream();
    Stream<String> selected = parameters.text(SELECT).map(text -> text.split("/", 2)[0]).stream();
    return Stream.concat(shown.map(ViewReader::layerOf), selected).anyMatch(catalog::isHidden);
  }

  private List<String> layers(Parameters parameters) {
    if (!parameters.has(LAYERS)) {
      return DEFAULT_LAYERS;
    } else if (parameters.isBlank(LAYERS)) {
      return List.of();
    }
    List<String> known = new ArrayList<>(CORRIDOR_KINDS);
    catalog.layers().stream()
        .filter(layer -> layer.definition().geometry() != null)
        .map(Layer::id)
        .forEach(known::add);
    List<String> asked = parameters.list(LAYERS);
    for (String id : asked) {
      if (!known.contains(id)) {
        throw LodelineException.unknown(LAYERS, "layer", id, known);
      }
    }
    return asked;
  }

  private static double[] center(Parameters parameters) {
    Optional<String> text = parameters.text(CENTER);
    if (text.isEmpty()) {
      return new double[] {DEFAULT_LON, DEFAULT_LAT};
    }
    Matcher form = CENTER_FORM.matcher(text.get().replace(" ", ""));
    if (form.matches()) {
      double lon = Double.parseDouble(form.group(1));
      double lat = Double.parseDouble(form.group(2));
      if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) {
        return new double[] {lon, lat};
      }
    }
    throw LodelineException.invalid(
        CENTER,
        CENTER
            + " must be longitude,latitude in degrees, such as 11.15,52.85; it was "
            + LodelineException.quoted(text.get()));
  }

  private Map<String, String> selection(Parameters parameters) {
    // Read here so that a code that there is not is told, though no layer may know the parameter.
    CodeParameters.commodities(parameters, catalog.commodities());
    CodeParameters.countries(parameters);
    Map<String, String> texts = new LinkedHashMap<>(parameters.texts(SELECTING));
    texts.computeIfPresent(CodeParameters.COUNTRY, (name, codes) -> codes.toUpperCase(Locale.ROOT));
    Optional<String> filter = parameters.text(FeatureSelection.FILTER);
    if (filter.filter(text -> text.length() > LONGEST_FILTER).isPresent()) {
      throw LodelineException.invalid(
          FeatureSelection.FILTER,
          "the filter of a view has at most " + LONGEST_FILTER + " characters");
    }
    return texts;
  }

  private Optional<ViewState.Selected> select(Parameters parameters) {
    Optional<String> text = parameters.text(SELECT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int slash = text.get().indexOf('/');
    if (slash < 1 || slash == text.get().length() - 1) {
      throw LodelineException.invalid(
          SELECT,
          "select must be layer/id, such as deposits/altmark; it was "
              + LodelineException.quoted(text.get()));
    }
    String layer = text.get().substring(0, slash);
    if (catalog.find(layer).isEmpty()) {
      List<String> known = catalog.layers().stream().map(Layer::id).toList();
      throw LodelineException.unknown(SELECT, "layer", layer, known);
    }
    return Optional.of(new ViewState.Selected(layer, text.get().substring(slash + 1)));
  }

  private static Optional<ViewState.Theme> theme(Parameters parameters) {
    Optional<String> text = parameters.text(THEME);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (ViewState.Theme theme : ViewState.Theme.values()) {
      if (theme.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return Optional.of(theme);
      }
    }
    throw LodelineException.unknown(THEME, "theme", text.get(), List.of("light", "dark"));
  }

  /** A language of a country, {@code de-AT}, is the language. */
  private static Optional<String> lang(Parameters parameters) {
    Optional<String> text = parameters.text(LANG);
    Optional<String> lang = text.map(tag -> tag.split("-", 2)[0].toLowerCase(Locale.ROOT));
    if (lang.filter(code -> !LANGUAGES.contains(code)).isPresent()) {
      throw LodelineException.unknown(LANG, "language", text.orElseThrow(), LANGUAGES);
    }
    return lang;
  }

  private static Optional<String> title(Parameters parameters) {
    Optional<String> title = parameters.text(TITLE);
    if (title.filter(text -> text.length() > LONGEST_TITLE).isPresent()) {
      throw LodelineException.invalid(TITLE, "title has at most " + LONGEST_TITLE + " characters");
    }
    return title;
  }
}
