package org.lodeline.server.present;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.Country;

/** The words of the map in one of its languages, for what the server writes itself. */
public final class Words {
  private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();
  private static final String SOURCE = "en";

  private final Locale locale;
  private final Map<String, String> messages = new HashMap<>();

  private Words(String lang) {
    this.locale = Locale.forLanguageTag(lang);
    if (!lang.equals(SOURCE)) {
      messages.putAll(read("data/" + lang));
    }
    messages.putAll(read(lang));
  }

  /** The words of a language of {@link ViewReader#LANGUAGES}. */
  public static Words in(String lang) {
    return KNOWN.computeIfAbsent(lang, Words::new);
  }

  private static Map<String, String> read(String name) {
    String resource = "/web/i18n/" + name + ".json";
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      return Resources.JSON.readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException | IllegalArgumentException e) {
      throw LodelineException.brokenData("cannot read the words " + resource, e);
    }
  }

  /** The language, for numbers and dates. */
  public Locale locale() {
    return locale;
  }

  /** A message; a missing one shows as its key, so that it is seen. */
  public String text(String key) {
    return messages.getOrDefault(key, key);
  }

  /** A message with a place {@code {name}} filled. */
  public String text(String key, String name, String value) {
    return text(key).replace("{" + name + "}", value);
  }

  /** The title of a code, which the data have in English. */
  public String title(String codeList, String code, String english) {
    return messages.getOrDefault("code." + codeList + "." + code, english);
  }

  /** The name of a country; English keeps that of the data. */
  public String country(Country country) {
    Optional<String> alpha2 = country.alpha2().filter(code -> !locale.getLanguage().equals(SOURCE));
    String named =
        alpha2
            .map(code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(locale))
            .orElse("");
    return named.isEmpty() ? country.name() : named;
  }
}
