package org.lodeline.server.present;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.geodata.supply.figures.CorridorSummary;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;

/**
 * Says a view in one English sentence: the alternative text of a picture, the caption of an embed,
 * what a pasted link unfolds to. Safe for all threads.
 */
public final class ViewWords {
  private static final int KEPT = 500;
  private static final String TITLE = "Critical minerals and their supply lines";
  private static final String CORRIDORS = "corridors";

  /** One and many of a layer; others are told by their title. */
  private static final Map<String, Counted> NOUNS =
      Map.of(
          "deposits",
          new Counted("deposit", "deposits"),
          "processing-sites",
          new Counted("processing plant", "processing plants"),
          "ports",
          new Counted("port", "ports"),
          "passages",
          new Counted("strait or canal", "straits and canals"),
          CORRIDORS,
          new Counted("supply line", "supply lines"),
          "measures",
          new Counted("trade measure", "trade measures"),
          "countries",
          new Counted("country", "countries"));

  /** Told only where nothing else is shown: they are there for orientation. */
  private static final Set<String> ORIENTING = Set.of("ports", "passages");

  private final Catalog catalog;
  private final Supplier<SupplyModel> supply;
  private final ViewFeatures features;

  private final Cache<Known, String> said = Caffeine.newBuilder().maximumSize(KEPT).build();

  /**
   * What a sentence was said of.
   *
   * @param layers at their versions
   */
  private record Known(ViewState view, List<Layer> layers, LocalDate day) {}

  private record Counted(String one, String many) {
    String of(long count) {
      return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? one : many);
    }
  }

  /** Words about the features of views. */
  public ViewWords(Catalog catalog, Supplier<SupplyModel> supply, ViewFeatures features) {
    this.catalog = catalog;
    this.supply = supply;
    this.features = features;
  }

  /**
   * What a scenario does to the corridors of the view; without a scenario, what is shown and how
   * many of it, such as "12 deposits and 3 supply lines of lithium in, from or to Australia." What
   * lies outside the extent of the view counts too.
   *
   * @throws LodelineException of kind INVALID_INPUT that says what is wrong with the filter
   */
  public String sentence(ViewState view) {
    List<ViewFeatures.Shown> shown = features.of(view);
    List<Layer> layers = shown.stream().map(ViewFeatures.Shown::layer).toList();
    return said.get(
        new Known(view, layers, view.scenario().day()), known -> newSentence(view, shown));
  }

  private String newSentence(ViewState view, List<ViewFeatures.Shown> shown) {
    if (!view.scenario().isNone()) {
      Parameters codes = codes(view);
      return CorridorSummary.of(
              supply.get(),
              view.scenario(),
              CodeParameters.commodities(codes, catalog.commodities()),
              CodeParameters.countries(codes))
          .summary();
    }
    return chosen(view).map(name -> name + ", among ").orElse("") + counts(view, shown) + ".";
  }

  /**
   * What a view is called: its title, else what it is about, such as "Lithium and cobalt in
   * Australia"; else what the map is about.
   */
  public String title(ViewState view) {
    return view.title()
        .or(() -> chosen(view))
        .or(
            () ->
                Optional.of(
                        listed(
                                view,
                                CodeParameters.COMMODITY,
                                "",
                                code -> supply.get().words().commodity(code))
                            + listed(
                                view,
                                CodeParameters.COUNTRY,
                                " in ",
                                code -> supply.get().words().country(code)))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(
                        text ->
                            text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1)))
        .orElse(TITLE);
  }

  private static Parameters codes(ViewState view) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    for (String name : List.of(CodeParameters.COMMODITY, CodeParameters.COUNTRY)) {
      Optional.ofNullable(view.selection().get(name))
          .ifPresent(text -> codes.put(name, List.of(text)));
    }
    return Parameters.of(codes, codes.keySet());
  }

  /** The name of the feature that is chosen; empty where there is none, as in a stale link. */
  private Optional<String> chosen(ViewState view) {
    return view.select()
        .flatMap(
            chosen ->
                catalog
                    .require(chosen.layer())
                    .features(FieldFilters.ids(List.of(chosen.id())))
                    .stream()
                    .findFirst())
        .map(feature -> feature.getAttribute("name"))
        .map(Object::toString);
  }

  private String counts(ViewState view, List<ViewFeatures.Shown> shown) {
    boolean orients = shown.stream().allMatch(layer -> ORIENTING.contains(layer.layer().id()));
    List<String> counts = new ArrayList<>();
    boolean hasLines = false;
    boolean hasPlaces = false;
    for (ViewFeatures.Shown one : shown) {
      String id = one.layer().id();
      long count = orients || !ORIENTING.contains(id) ? one.layer().count(one.query()) : 0;
      if (count > 0) {
        counts.add(noun(one).of(count));
        hasLines |= id.equals(CORRIDORS);
        hasPlaces |= !id.equals(CORRIDORS);
      }
    }
    String where = hasLines ? hasPlaces ? "in, from or to" : "from or to" : "in";
    return (counts.isEmpty() ? "No features" : ScenarioWords.joined(counts))
        + listed(
            view, CodeParameters.COMMODITY, " of ", code -> supply.get().words().commodity(code))
        + listed(
            view,
            CodeParameters.COUNTRY,
            " " + where + " ",
            code -> supply.get().words().country(code))
        + (view.selection().containsKey(FeatureSelection.FILTER) ? " matching a filter" : "");
  }

  private static Counted noun(ViewFeatures.Shown shown) {
    String title = shown.layer().definition().title();
    return NOUNS.getOrDefault(
        shown.layer().id(), new Counted("feature of " + title, "features of " + title));
  }

  private static String listed(
      ViewState view, String parameter, String before, UnaryOperator<String> name) {
    return Optional.ofNullable(view.selection().get(parameter))
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).map(name).toList())
        .map(names -> before + ScenarioWords.joined(names))
        .orElse("");
  }
}
