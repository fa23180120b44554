package org.lodeline.server.present.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.present.ViewFeatures;
import org.lodeline.server.present.ViewReader;
import org.lodeline.server.present.ViewState;

/** Reads stories, and the views of their slides. */
public final class StoryReader {
  private static final int MOST_SLIDES = 60;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 5_000;
  private static final int DEFAULT_DURATION = 15;
  private static final int LONGEST_DURATION = 600;
  private static final Set<String> STORY_FIELDS = Set.of("title", "description", "lang", "slides");
  private static final Set<String> SLIDE_FIELDS =
      Set.of("title", "text", "view", "duration", "notes");

  private final ViewReader views;
  private final ViewFeatures features;

  public StoryReader(ViewReader views, ViewFeatures features) {
    this.views = views;
    this.features = features;
  }

  /**
   * Reads a story.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the field, {@code slides[2].view},
   *     and says what it may be
   */
  public Story read(ObjectNode document) {
    checkFields("", document, STORY_FIELDS);
    List<Story.Slide> slides = new ArrayList<>();
    JsonNode list = document.path("slides");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_SLIDES) {
      throw LodelineException.invalid(
          "slides", "slides must be a list of 1 to " + MOST_SLIDES + " slides");
    }
    for (int i = 0; i < list.size(); i++) {
      slides.add(slide("slides[" + i + "]", list.get(i)));
    }
    String lang = optional("lang", document, 20);
    if (!lang.isEmpty() && !ViewReader.LANGUAGES.contains(lang)) {
      throw LodelineException.unknown("lang", "language", lang, ViewReader.LANGUAGES);
    }
    return new Story(
        required("title", document.path("title"), LONGEST_LINE),
        optional("description", document, LONGEST_LINE * 2),
        lang.isEmpty() ? "en" : lang,
        slides);
  }

  private Story.Slide slide(String at, JsonNode node) {
    if (!(node instanceof ObjectNode slide)) {
      throw LodelineException.invalid(at, at + " must be a JSON object");
    }
    checkFields(at + ".", slide, SLIDE_FIELDS);
    String view = required(at + ".view", slide.path("view"), LONGEST_TEXT);
    try {
      features.check(view(view));
    } catch (LodelineException e) {
      throwIfStoreIsAway(e);
      throw LodelineException.invalid(at + ".view", at + ".view: " + e.getMessage());
    }
    JsonNode duration = slide.path("duration");
    if (!duration.isMissingNode()
        && !(duration.isInt()
            && duration.intValue() >= 1
            && duration.intValue() <= LONGEST_DURATION)) {
      throw LodelineException.invalid(
          at + ".duration",
          at + ".duration must be a whole number of seconds from 1 to " + LONGEST_DURATION);
    }
    return new Story.Slide(
        required(at + ".title", slide.path("title"), LONGEST_LINE),
        required(at + ".text", slide.path("text"), LONGEST_TEXT),
        view,
        duration.asInt(DEFAULT_DURATION),
        optional("notes", slide, LONGEST_TEXT));
  }

  /**
   * The view of a slide.
   *
   * @param query with or without a question mark
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and what it may be
   */
  public ViewState view(String query) {
    return views.read(parameters(query));
  }

  /**
   * Whether a story shows a layer that is hidden from whom this thread answers.
   *
   * @param document that may be no story
   */
  boolean isHidden(JsonNode document) {
    try {
      for (JsonNode slide : document.path("slides")) {
        if (views.isHidden(parameters(slide.path("view").asText()))) {
          return true;
        }
      }
      return false;
    } catch (LodelineException e) {
      throwIfStoreIsAway(e);
      // Such a view shows nothing.
      return false;
    }
  }

  /** Then nothing is known of the story. */
  static void throwIfStoreIsAway(LodelineException e) {
    if (e.kind() == LodelineException.Kind.UNAVAILABLE) {
      throw e;
    }
  }

  static Parameters parameters(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : (query.startsWith("?") ? query.substring(1) : query).split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        values
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    return Parameters.of(values, ViewReader.names());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw LodelineException.invalid(
          "view", LodelineException.quoted(text) + " is not percent-encoded UTF-8");
    }
  }

  private static void checkFields(String at, ObjectNode node, Set<String> known) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw LodelineException.unknown(at + name, "field", name, known);
      }
    }
  }

  private static String required(String at, JsonNode value, int longest) {
    if (!value.isTextual() || value.asText().isBlank()) {
      throw LodelineException.invalid(at, at + " is missing; it must be a text");
    }
    return checked(at, value.asText(), longest);
  }

  private static String optional(String name, ObjectNode node, int longest) {
    JsonNode value = node.path(name);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw LodelineException.invalid(name, name + " must be a text");
    }
    return checked(name, value.asText(""), longest);
  }

  private static String checked(String at, String text, int longest) {
    if (text.length() > longest) {
      throw LodelineException.invalid(at, at + " has at most " + longest + " characters");
    }
    return text;
  }
}
