package org.lodeline.server.present.story;

import java.util.List;

/**
 * A story.
 *
 * @param description one sentence
 * @param lang one of the languages of the map
 * @param slides one or more
 */
public record Story(String title, String description, String lang, List<Slide> slides) {
  public Story {
    slides = List.copyOf(slides);
  }

  /**
   * What is told at one view.
   *
   * @param text in Markdown, of which HTML is no part; a figure links to its source
   * @param view the query string of the view, as a link to the map has it
   * @param duration how long it stays when the story plays by itself, in seconds
   * @param notes for who presents, in Markdown; may be empty
   */
  public record Slide(String title, String text, String view, int duration, String notes) {}
}
