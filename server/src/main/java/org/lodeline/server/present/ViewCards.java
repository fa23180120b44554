package org.lodeline.server.present;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.supply.Scenarios;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Urls;

/** The cards of the map and of embeds. */
public final class ViewCards implements CardSource {
  static final String EMBED = "/embed";
  private static final String MAP = "/";
  private static final String INDEX = "/index.html";

  /** What a link of the map says of its panels and tools, and no picture can show. */
  private static final Set<String> MAP_ALONE =
      Stream.concat(
              Stream.of(
                  "within",
                  "scope",
                  "importer",
                  "split",
                  "panel",
                  "drawer",
                  "table",
                  "sortby",
                  "from",
                  "to",
                  "mode",
                  "way",
                  "vs"),
              Scenarios.PARAMETERS.stream().map(name -> "vs-" + name))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> OF_THE_MAP = joined(MAP_ALONE);
  private static final Set<String> OF_EMBEDS = joined(EmbedOptions.names());

  private final ViewReader reader;
  private final ViewWords words;

  public ViewCards(ViewReader reader, ViewWords words) {
    this.reader = reader;
    this.words = words;
  }

  private static Set<String> joined(Set<String> more) {
    Set<String> names = new LinkedHashSet<>(ViewReader.names());
    names.addAll(more);
    return names;
  }

  @Override
  public Optional<LinkCard> find(String base, String path, Map<String, List<String>> query) {
    return switch (path) {
      case MAP, INDEX -> Optional.of(ofMap(base, query));
      case EMBED -> Optional.of(ofEmbed(base, query));
      default -> Optional.empty();
    };
  }

  private LinkCard ofMap(String base, Map<String, List<String>> query) {
    Parameters parameters = Parameters.of(query, OF_THE_MAP);
    Map<String, String> view = given(parameters, ViewReader.names());
    return card(base, reader.read(parameters), view, Urls.of(base + MAP, view), view);
  }

  /**
   * The card of an embed.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and what it may be
   */
  LinkCard ofEmbed(String base, Map<String, List<String>> query) {
    Parameters parameters = Parameters.of(query, OF_EMBEDS);
    EmbedOptions.check(parameters);
    Map<String, String> all = given(parameters, OF_EMBEDS);
    return card(
        base,
        reader.read(parameters),
        given(parameters, ViewReader.names()),
        Urls.of(base + EMBED, all),
        all);
  }

  private LinkCard card(
      String base,
      ViewState state,
      Map<String, String> view,
      String url,
      Map<String, String> framed) {
    return new LinkCard(
        base, url, Urls.of(base + EMBED, framed), words.title(state), words.sentence(state), view);
  }

  /**
   * What the head of the map's page has for those who unfold its link. The map itself leaves out
   * what it cannot read of its link, so that is the whole map then.
   */
  public String headOfMap(String base, Map<String, List<String>> query) {
    try {
      return ofMap(base, query).head();
    } catch (LodelineException e) {
      if (e.kind() != LodelineException.Kind.INVALID_INPUT) {
        throw e;
      }
      return ofMap(base, Map.of()).head();
    }
  }

  /** Those that are given, as they are given; layers may be none. */
  private static Map<String, String> given(Parameters parameters, Set<String> names) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : names) {
      if (parameters.isBlank(name)) {
        given.put(name, "");
      } else {
        parameters.text(name).ifPresent(text -> given.put(name, text));
      }
    }
    return given;
  }
}
