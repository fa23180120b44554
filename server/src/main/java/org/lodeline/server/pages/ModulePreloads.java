package org.lodeline.server.pages;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The modules that a page needs at once. A browser finds what a module imports only when it has
 * read that module; a page that names all of them at its beginning gets them in one go.
 */
final class ModulePreloads {
  private static final Pattern NAMED =
      Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

  /**
   * Not those by {@code import()}, which is for what is not needed at once; data are no modules.
   */
  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import\\s*|(?:import|export)\\s[^;\"']*?\\sfrom\\s*)\"(\\.{1,2}/[^\"]+\\.js)\"",
          Pattern.MULTILINE);

  private ModulePreloads() {}

  /**
   * The page with a preload of every module that is imported, however far down, by one that the
   * page preloads itself.
   *
   * @param page HTML whose addresses are relative
   * @param source the text of a file by its path; empty if there is none, which the browser will
   *     tell better than we could
   */
  static String addTo(String page, Function<String, Optional<String>> source) {
    Set<String> named = new LinkedHashSet<>();
    NAMED.matcher(page).results().map(match -> match.group(1)).forEach(named::add);
    Set<String> found = new LinkedHashSet<>(named);
    Queue<String> unread = new ArrayDeque<>(named);
    while (!unread.isEmpty()) {
      String path = unread.remove();
      for (String imported : importsOf(path, source.apply(path).orElse(""))) {
        if (found.add(imported)) {
          unread.add(imported);
        }
      }
    }
    found.removeAll(named);
    StringBuilder links = new StringBuilder();
    found.forEach(path -> links.append("<link rel=\"modulepreload\" href=\"" + path + "\">"));
    Optional<MatchResult> last = NAMED.matcher(page).results().reduce((first, second) -> second);
    return last.map(match -> new StringBuilder(page).insert(match.end(), links).toString())
        .orElse(page);
  }

  private static Set<String> importsOf(String path, String text) {
    Set<String> paths = new LinkedHashSet<>();
    URI base = URI.create(path);
    IMPORT
        .matcher(text)
        .results()
        .forEach(match -> paths.add(base.resolve(match.group(1)).toString()));
    return paths;
  }
}
