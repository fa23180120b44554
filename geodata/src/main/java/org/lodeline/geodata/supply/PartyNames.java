package org.lodeline.geodata.supply;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.CodeList;

/** The names of countries and blocs, as they stand within a sentence. Immutable. */
final class PartyNames {
  private static final Pattern WITH_ARTICLE =
      Pattern.compile(
          "^(United|Netherlands|Philippines|Bahamas|Gambia|Central|Quad$|Group|European|Minerals)"
              + "|Republic|Islands$|^DR Congo|^Congo");

  private final World world;
  private final Map<String, String> blocs;

  PartyNames(World world) {
    this.world = world;
    this.blocs =
        BundledLayers.codeLists().values().stream()
            .filter(list -> list.id().equals("bloc"))
            .map(CodeList::rows)
            .flatMap(rows -> rows.stream())
            .collect(
                Collectors.toMap(
                    row -> row.getOrDefault("code", ""), row -> row.getOrDefault("title", "")));
  }

  /**
   * A name such as {@code the United States}; the code itself where it is not known.
   *
   * @param code ISO 3166-1 alpha-3, a bloc, or {@code *}
   */
  String inASentence(String code) {
    if (code.equals(Blocs.EVERYBODY)) {
      return "all importers";
    }
    String name =
        blocs.getOrDefault(code, world.country(code).map(country -> country.name()).orElse(code));
    return WITH_ARTICLE.matcher(name).find() ? "the " + name : name;
  }
}
