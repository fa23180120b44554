package org.lodeline.geodata.supply.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.supply.Production;

/**
 * Who makes how much of a commodity in a year, in one unit.
 *
 * @param stage a code of the list {@code production-stage}
 * @param basis what its quantities and shares count
 * @param rows one for each country
 * @param world the published total, where there is one
 */
record ProductionList(
    String commodity,
    String stage,
    long year,
    String basis,
    List<Production> rows,
    Optional<Production> world) {

  private record Key(String commodity, String stage, long year, String basis) {}

  /** All lists, in the order in which their first rows come. */
  static List<ProductionList> of(Collection<Production> production) {
    Map<Key, List<Production>> rowsOf = new LinkedHashMap<>();
    for (Production row : production) {
      Key key = new Key(row.commodity(), row.stage(), row.year(), row.basis().orElse(""));
      rowsOf.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
    }
    return rowsOf.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static ProductionList of(Key key, List<Production> rows) {
    return new ProductionList(
        key.commodity,
        key.stage,
        key.year,
        key.basis,
        rows.stream().filter(row -> !row.isWorld()).toList(),
        rows.stream().filter(Production::isWorld).findFirst());
  }

  /** The lists of the latest year that each commodity and stage has. */
  static List<ProductionList> latest(List<ProductionList> lists) {
    return lists.stream()
        .filter(list -> lists.stream().noneMatch(other -> other.isLaterThan(list)))
        .toList();
  }

  private boolean isLaterThan(ProductionList other) {
    return commodity.equals(other.commodity) && stage.equals(other.stage) && year > other.year;
  }

  /**
   * The share of each country that one is known of, from 0 to 1: as the row has it, else its
   * quantity of the published world total, else of the sum of the list.
   */
  Map<String, Double> shares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Production row : rows) {
      share(row).ifPresent(share -> shares.put(row.country(), share));
    }
    return shares;
  }

  private Optional<Double> share(Production row) {
    return row.share()
        .or(
            () ->
                row.quantityTonnes()
                    .flatMap(
                        tonnes ->
                            worldTonnes()
                                .or(this::listedTonnes)
                                .filter(total -> total > 0)
                                .map(total -> tonnes / total)));
  }

  /** What a country makes, in tonnes as the basis counts them; empty where unknown. */
  Optional<Double> tonnesOf(String country) {
    return rows.stream()
        .filter(row -> row.country().equals(country))
        .findFirst()
        .flatMap(Production::quantityTonnes);
  }

  /** The published total, in tonnes as the basis counts them. */
  Optional<Double> worldTonnes() {
    return world.flatMap(Production::quantityTonnes);
  }

  /** The sum of the list; empty where a row lacks its quantity. */
  private Optional<Double> listedTonnes() {
    return rows.stream().allMatch(row -> row.quantityTonnes().isPresent())
        ? Optional.of(rows.stream().mapToDouble(row -> row.quantityTonnes().orElseThrow()).sum())
        : Optional.empty();
  }
}
