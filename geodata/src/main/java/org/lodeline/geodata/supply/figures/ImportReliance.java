package org.lodeline.geodata.supply.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.Corridor;
import org.lodeline.geodata.supply.CountryEnds;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Production;
import org.lodeline.geodata.supply.PublishedReliance;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.Source;

/**
 * How far an importer relies on imports: the net import reliance {@code (M - X) / (P + M - X)},
 * with imports M and exports X of the recorded flows, and production P of the production lists.
 * Changes of stocks are not known and left out. Immutable and safe for all threads.
 */
public final class ImportReliance {
  private static final String MINE = "mine";
  private static final String REFINED = "refined";

  private final List<Corridor> flows;
  private final List<ProductionList> lists;
  private final Map<String, List<PublishedReliance>> published;
  private final Commodities commodities;
  private final Blocs blocs;
  private final ScenarioWords words;

  /**
   * Reliance by these corridors and production.
   *
   * @param corridors of which the recorded flows are used
   * @param published what offices publish, to be set beside
   */
  public ImportReliance(
      Collection<Corridor> corridors,
      Collection<Production> production,
      Collection<PublishedReliance> published,
      Commodities commodities,
      Blocs blocs,
      ScenarioWords words) {
    this.flows = corridors.stream().filter(c -> c.kind() == Corridor.Kind.ACTUAL).toList();
    this.lists = ProductionList.latest(ProductionList.of(production));
    this.published = published.stream().collect(Collectors.groupingBy(PublishedReliance::country));
    this.commodities = commodities;
    this.blocs = blocs;
    this.words = words;
  }

  /**
   * An importer of a commodity at a stage. Quantities are in tonnes a year, counted as {@code unit}
   * says.
   *
   * @param importer a country (ISO 3166-1 alpha-3) or a bloc
   * @param stage a code of the list {@code production-stage}
   * @param year of the production
   * @param flows how many recorded flows are counted
   * @param flowsLeftOut how many are not: those without a tonnage, in another unit, or dated after
   *     the production
   * @param productionLowTonnes what is listed of it
   * @param productionHighTonnes with what of the world's unlisted production it may make
   * @param standing net importer, or net exporter where imports do not exceed exports
   * @param relianceLow from 0 to 1; empty for a net exporter
   * @param publishedReliance from 0 to 1, as an office publishes it; empty where none does, or
   *     where its figures of the latest year are several
   * @param publishedYear for which it does
   */
  public record Row(
      String importer,
      String commodity,
      String stage,
      long year,
      String unit,
      int flows,
      int flowsLeftOut,
      double importsTonnes,
      double exportsTonnes,
      double productionLowTonnes,
      double productionHighTonnes,
      String standing,
      Optional<Double> relianceLow,
      Optional<Double> relianceHigh,
      Optional<Double> publishedReliance,
      Optional<Long> publishedYear) {

    /** Nobody exports more than there is: if so, imports are missing that would tell more. */
    private boolean canBe() {
      return exportsTonnes <= productionHighTonnes + importsTonnes;
    }
  }

  /** A row with what it was made from. */
  private record Found(Row row, List<Source> sources) {}

  /**
   * The reliance of each importer for each commodity and stage that a production list and a flow in
   * the same unit are known of.
   *
   * @param importers countries (ISO 3166-1 alpha-3) or blocs; every country that imports where
   *     empty
   * @param commodities codes; all where empty
   * @param day for which the members of blocs are told
   */
  public Figures<Row> of(
      Optional<Set<String>> importers, Optional<Set<String>> commodities, LocalDate day) {
    List<Found> found = new ArrayList<>();
    for (String code : importers.orElseGet(this::importers)) {
      Party party = Party.of(code, blocs, day);
      lists.stream()
          .filter(list -> commodities.isEmpty() || commodities.get().contains(list.commodity()))
          .map(list -> find(party, list))
          .flatMap(Optional::stream)
          .forEach(found::add);
    }
    List<Row> rows = found.stream().map(Found::row).toList();
    return new Figures<>(
        sentence(rows),
        rows,
        found.stream().flatMap(one -> one.sources.stream()).toList(),
        List.of(
            "Imports and exports are the recorded flows alone, which are incomplete: where imports"
                + " are missing, reliance is higher, and where exports are missing, lower.",
            "Production is what the list says of the importer; where it, or a member of the bloc,"
                + " is not listed, it may make up to the unlisted rest of the world, so that"
                + " reliance is a range.",
            "Flows from a mine, or of concentrate, are set beside mine production, all others"
                + " beside refined production, if both count the same substance; gross weights are"
                + " not set beside contained metal, and flows dated after the production are left"
                + " out.",
            "Where a survey or office publishes one figure of the importer's reliance for the latest"
                + " year, it stands beside; it may be a bound, and count other goods.",
            "Who is recorded to export more than production and imports allow has no figure.",
            "Changes of stocks are not known and are left out; what is imported and exported again"
                + " is in both flows."));
  }

  private Set<String> importers() {
    Set<String> countries = new TreeSet<>();
    flows.forEach(corridor -> countries.add(corridor.toCountry()));
    return countries;
  }

  private Optional<Found> find(Party party, ProductionList list) {
    List<Corridor> trade =
        flows.stream()
            .filter(corridor -> corridor.flow().commodity().equals(list.commodity()))
            .filter(corridor -> stage(corridor.flow()).equals(list.stage()))
            .filter(c -> party.includes(c.fromCountry()) != party.includes(c.toCountry()))
            .toList();
    List<Corridor> counted = trade.stream().filter(c -> isComparable(c.flow(), list)).toList();
    Optional<Range> production = production(party, list);
    if (counted.isEmpty() || production.isEmpty()) {
      return Optional.empty();
    }
    Optional<PublishedReliance> office = published(party, list);
    Stream<Source> flowSources = counted.stream().map(corridor -> corridor.flow().source());
    Stream<Source> listSources = list.rows().stream().map(Production::source);
    Stream<Source> officeSources = office.map(PublishedReliance::source).stream();
    Row row = row(party, list, counted, trade.size() - counted.size(), production.get(), office);
    List<Source> sources =
        Stream.of(flowSources, listSources, officeSources).flatMap(Function.identity()).toList();
    return Optional.of(new Found(row, sources)).filter(found -> found.row.canBe());
  }

  /** The latest figure for the party, if it is one alone. */
  private Optional<PublishedReliance> published(Party party, ProductionList list) {
    List<PublishedReliance> all =
        published.getOrDefault(party.code(), List.of()).stream()
            .filter(one -> one.commodity().equals(list.commodity()))
            .filter(one -> one.stage().equals(list.stage()))
            .toList();
    long latest = all.stream().mapToLong(PublishedReliance::year).max().orElse(0);
    List<PublishedReliance> ofIt = all.stream().filter(one -> one.year() == latest).toList();
    return ofIt.size() == 1 ? Optional.of(ofIt.get(0)) : Optional.empty();
  }

  private static Row row(
      Party party,
      ProductionList list,
      List<Corridor> counted,
      int leftOut,
      Range production,
      Optional<PublishedReliance> office) {
    double imports = tonnes(counted.stream().filter(c -> party.includes(c.toCountry())));
    double exports = tonnes(counted.stream().filter(c -> party.includes(c.fromCountry())));
    double net = imports - exports;
    boolean isImporter = net > 0;
    return new Row(
        party.code(),
        list.commodity(),
        list.stage(),
        list.year(),
        list.basis(),
        counted.size(),
        leftOut,
        imports,
        exports,
        production.low(),
        production.high(),
        isImporter ? "net importer" : "net exporter",
        Optional.of(net / (production.high() + net)).filter(any -> isImporter),
        Optional.of(net / (production.low() + net)).filter(any -> isImporter),
        office.map(PublishedReliance::share),
        office.map(PublishedReliance::year));
  }

  private static double tonnes(Stream<Corridor> corridors) {
    return corridors.mapToDouble(c -> c.flow().quantityTonnes().orElse(0.0)).sum();
  }

  private static String stage(Flow flow) {
    return CountryEnds.isFromTheGround(flow.stageFrom()) ? MINE : REFINED;
  }

  private boolean isComparable(Flow flow, ProductionList list) {
    return flow.quantityTonnes().isPresent()
        && flow.year().filter(year -> year > list.year()).isEmpty()
        && flow.basis()
            .filter(basis -> commodities.countAlike(basis, list.basis(), list.commodity()))
            .isPresent();
  }

  /**
   * What the party makes, in tonnes: at least what is listed, and at most the unlisted rest of the
   * world more, where a member is not listed. Empty where that is not known.
   */
  private static Optional<Range> production(Party party, ProductionList list) {
    double listed =
        party.countries().stream().mapToDouble(country -> list.tonnesOf(country).orElse(0.0)).sum();
    if (party.countries().stream().allMatch(country -> list.tonnesOf(country).isPresent())) {
      return Optional.of(new Range(listed, listed));
    }
    double all = list.rows().stream().mapToDouble(r -> r.quantityTonnes().orElse(0.0)).sum();
    return list.worldTonnes().map(world -> new Range(listed, listed + Math.max(0, world - all)));
  }

  private String sentence(List<Row> rows) {
    if (rows.isEmpty()) {
      return "The recorded flows and production lists tell no import reliance.";
    }
    List<Row> relying =
        rows.stream()
            .filter(row -> row.relianceLow().orElse(0.0) >= 0.5)
            .sorted(Comparator.<Row>comparingDouble(r -> r.relianceLow().orElse(0.0)).reversed())
            .toList();
    long exporters = rows.stream().filter(row -> row.relianceLow().isEmpty()).count();
    String most =
        relying.isEmpty()
            ? "no supply is imported by half or more, of " + rows.size() + " known"
            : String.format(
                Locale.ENGLISH,
                "%d of %d known supplies %s imported by half or more, %s%s (%s)",
                relying.size(),
                rows.size(),
                relying.size() == 1 ? "is" : "are",
                relying.size() == 1 ? "" : "most of all ",
                name(relying.get(0)),
                range(relying.get(0)));
    return "By the recorded flows, "
        + most
        + (exporters == 0
            ? ""
            : "; " + FigureWords.counted(exporters, "is a net export", "are net exports"))
        + ".";
  }

  private String name(Row row) {
    return FigureWords.produced(row.stage(), row.commodity(), words)
        + " of "
        + words.country(row.importer());
  }

  private static String range(Row row) {
    String low = FigureWords.percent(row.relianceLow().orElseThrow());
    String high = FigureWords.percent(row.relianceHigh().orElseThrow());
    return low.equals(high) ? low : low + " to " + high;
  }
}
