package org.lodeline.geodata.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.basemap.Country;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.Field;

/** Which codes the coded fields of a layer may have. */
public final class AllowedCodes {
  /** The code list that is the base map's, and not a file of its own. */
  static final String COUNTRIES = "countries";

  /** Actors and totals that have no ISO code of their own, by the layers that may use them. */
  private static final Map<String, Set<String>> OTHER_COUNTRY_CODES =
      Map.of("measures", Set.of("EUU", "WTO"), "production", Set.of("WLD"), "trade", Set.of("EUU"));

  private final World world;
  private final Map<String, CodeList> lists = BundledLayers.codeLists();

  public AllowedCodes(World world) {
    this.world = world;
  }

  /** The codes of a field; empty for a field without a code list, or with one nobody knows. */
  public Optional<Set<String>> of(String layerId, Field field) {
    String list = field.codelist();
    Set<String> codes = new HashSet<>();
    if (COUNTRIES.equals(list)) {
      codes.addAll(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
      world.countries().stream().map(Country::code).forEach(codes::add);
      codes.addAll(OTHER_COUNTRY_CODES.getOrDefault(layerId, Set.of()));
    } else if (list != null && lists.containsKey(list)) {
      codes.addAll(lists.get(list).codes());
    } else {
      return Optional.empty();
    }
    if (field.wildcard()) {
      codes.add("*");
    }
    return Optional.of(codes);
  }
}
