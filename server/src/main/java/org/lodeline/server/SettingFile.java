package org.lodeline.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.lodeline.geodata.LodelineException;

/**
 * A configuration file: Java properties in UTF-8, whose keys are the long names of options without
 * the dashes, such as {@code tile-cache=128}.
 *
 * @param path as it was given
 * @param values by key; a value that is blank counts as not given, and is not here
 */
record SettingFile(Path path, Map<String, String> values) {
  private static final int MOST_TYPING_ERRORS = 3;

  SettingFile {
    values = Map.copyOf(values);
  }

  /**
   * Reads a file.
   *
   * @param known the keys that it may have
   * @throws LodelineException of kind INVALID_INPUT if it cannot be read, or has a key that is
   *     unknown or is there twice
   */
  static SettingFile read(Path path, Collection<String> known) {
    Map<String, String> values = new TreeMap<>();
    Properties entries =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Object put(Object key, Object value) {
            check(path, key.toString(), known, values);
            return String.valueOf(values.put(key.toString(), value.toString().strip()));
          }
        };
    try (Reader reader = Files.newBufferedReader(path)) {
      entries.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      // The reason is not always a sentence, and for a file that is no text it shows what is in it.
      throw LodelineException.invalid(
          "--config",
          "--config must name a file of properties in UTF-8 that can be read; it was "
              + LodelineException.quoted(path.toString()));
    }
    values.values().removeIf(String::isEmpty);
    return new SettingFile(path, values);
  }

  private static void check(
      Path path, String key, Collection<String> known, Map<String, String> before) {
    if (!known.contains(key)) {
      throw LodelineException.invalid(
          "--config",
          "unknown setting "
              + LodelineException.quoted(key)
              + " in "
              + path
              + nearest(key, known)
                  .map(name -> "; did you mean " + name + "?")
                  .orElse("; known are " + String.join(", ", known)));
    }
    if (before.containsKey(key)) {
      throw LodelineException.invalid("--config", "the setting " + key + " is twice in " + path);
    }
  }

  private static Optional<String> nearest(String key, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(name -> distance.apply(name, key)))
        .filter(name -> distance.apply(name, key) <= MOST_TYPING_ERRORS);
  }
}
