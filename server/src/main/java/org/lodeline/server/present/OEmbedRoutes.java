package org.lodeline.server.present;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Refusal;

/** {@code /oembed}: how a link to this server is embedded, by oEmbed 1.0. */
public final class OEmbedRoutes {
  private static final String URL = "url";
  private static final String MAX_WIDTH = "maxwidth";
  private static final String MAX_HEIGHT = "maxheight";
  private static final String FORMAT = "format";

  /** Some consumers always add whether their readers want to be tracked; nobody is. */
  private static final String DO_NOT_TRACK = "dnt";

  private static final Set<String> KNOWN = Set.of(URL, MAX_WIDTH, MAX_HEIGHT, FORMAT, DO_NOT_TRACK);

  private final List<CardSource> sources;

  /**
   * The links of a server.
   *
   * @param sources the kinds of pages that there are
   */
  public OEmbedRoutes(List<CardSource> sources) {
    this.sources = List.copyOf(sources);
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/oembed", this::answer);
  }

  private void answer(Context ctx) {
    Parameters parameters = Parameters.of(ctx, KNOWN);
    String format = parameters.text(FORMAT).orElse("json");
    if (!List.of("json", "xml").contains(format)) {
      throw Refusal.of(
          HttpStatus.NOT_IMPLEMENTED,
          "format must be json or xml; it was " + LodelineException.quoted(format),
          Map.of());
    }
    String url = parameters.require(URL, "it is the link that is to be embedded");
    OEmbed embed =
        OEmbed.of(
            card(BaseUrl.of(ctx), url),
            parameters.integer(MAX_WIDTH, 1),
            parameters.integer(MAX_HEIGHT, 1));
    Caching.control(ctx, "public, max-age=" + OEmbed.CACHE_AGE_SECONDS);
    if (format.equals("xml")) {
      ctx.contentType("text/xml; charset=utf-8");
      ctx.result(embed.xml());
    } else {
      JsonAnswer.send(ctx, "application/json", embed.fields());
    }
  }

  private LinkCard card(String base, String url) {
    Optional<URI> asked = uri(url);
    URI server = URI.create(base);
    if (asked.isPresent() && isOf(server, asked.get())) {
      String path = asked.get().getPath().substring(server.getPath().length());
      String below = path.isEmpty() ? "/" : path;
      Map<String, List<String>> query = parametersOf(asked.get());
      for (CardSource source : sources) {
        Optional<LinkCard> card = source.find(base, withoutSlash(below), query);
        if (card.isPresent()) {
          return card.get();
        }
      }
    }
    throw LodelineException.notFound(
        URL,
        "url must be a link to the map, an embed or a story of "
            + base
            + "/; it was "
            + LodelineException.quoted(url));
  }

  private static Optional<URI> uri(String url) {
    try {
      return Optional.of(new URI(url)).filter(uri -> uri.getPath() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A link may have been copied before its server was reached by TLS. */
  private static boolean isOf(URI server, URI asked) {
    return asked.getScheme() != null
        && List.of("http", "https").contains(asked.getScheme().toLowerCase(Locale.ROOT))
        && authority(server).equals(authority(asked))
        && (asked.getPath().equals(server.getPath())
            || asked.getPath().startsWith(server.getPath() + "/"));
  }

  private static String authority(URI uri) {
    String authority = String.valueOf(uri.getAuthority()).toLowerCase(Locale.ROOT);
    return authority.replaceFirst(":(80|443)$", "");
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static Map<String, List<String>> parametersOf(URI uri) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
