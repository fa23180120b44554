package org.lodeline.server.present.story;

import com.samskivert.mustache.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodeline.server.pages.PageTemplate;
import org.lodeline.server.present.ViewState;
import org.lodeline.server.present.ViewWords;
import org.lodeline.server.present.Words;
import org.lodeline.server.present.picture.Pictures;

/** Stories as pages: the one that is presented, and the one that is taken along as a file. */
final class StoryPages {
  private static final int PICTURE_WIDTH = 1200;
  private static final int PICTURE_HEIGHT = 750;

  private final Template page = template("story.html");
  private final Template file = template("story-file.html");
  private final String style = PageTemplate.text("css/story-file.css");
  private final Pictures pictures;
  private final ViewWords words;
  private final StoryReader reader;

  StoryPages(Pictures pictures, ViewWords words, StoryReader reader) {
    this.pictures = pictures;
    this.words = words;
    this.reader = reader;
  }

  private static Template template(String name) {
    return PageTemplate.COMPILER.emptyStringIsFalse(true).compile(PageTemplate.text(name));
  }

  /** Where the picture of a slide comes from. */
  private interface PictureOf {
    String url(Story.Slide slide, ViewState view) throws IOException;
  }

  /**
   * The page on which a story is presented.
   *
   * @param head what it has for those who unfold its link, as HTML
   */
  String page(String id, Story story, String head) throws IOException {
    Map<String, Object> model =
        model(
            story,
            (slide, view) ->
                "maps/static.png?"
                    + query(slide)
                    + "&width="
                    + PICTURE_WIDTH
                    + "&height="
                    + PICTURE_HEIGHT);
    model.put("id", id);
    model.put("head", head);
    return page.execute(model);
  }

  private static String query(Story.Slide slide) {
    return slide.view().startsWith("?") ? slide.view().substring(1) : slide.view();
  }

  /** The story as one file, with its pictures in it. */
  String file(Story story) throws IOException {
    Map<String, Object> model =
        model(
            story,
            (slide, view) ->
                "data:image/png;base64,"
                    + Base64.getEncoder()
                        .encodeToString(pictures.png(view, PICTURE_WIDTH, PICTURE_HEIGHT)));
    model.put("style", style);
    return file.execute(model);
  }

  private Map<String, Object> model(Story story, PictureOf pictureOf) throws IOException {
    Words said = Words.in(story.lang());
    List<Map<String, Object>> slides = new ArrayList<>();
    for (Story.Slide slide : story.slides()) {
      ViewState view = reader.view(slide.view());
      Map<String, Object> one = new HashMap<>();
      one.put("number", slides.size() + 1);
      one.put("title", slide.title());
      one.put("html", Markdown.html(slide.text()));
      one.put("notes", slide.notes().isBlank() ? "" : Markdown.html(slide.notes()));
      one.put("view", slide.view());
      one.put("duration", slide.duration());
      one.put("sentence", words.sentence(view));
      one.put("picture", pictureOf.url(slide, view));
      one.put("before", slides.isEmpty() ? "" : slides.size());
      one.put("after", slides.size() + 1 < story.slides().size() ? slides.size() + 2 : "");
      slides.add(one);
    }
    Map<String, Object> model = new HashMap<>();
    model.put("title", story.title());
    model.put("story", story.title());
    model.put("description", story.description());
    model.put("lang", story.lang());
    model.put("count", slides.size());
    model.put("slides", slides);
    for (String key :
        List.of(
            "previous",
            "next",
            "play",
            "pause",
            "place",
            "notes",
            "print",
            "files",
            "map",
            "fullscreen")) {
      model.put("word-" + key, said.text("story." + key));
    }
    return model;
  }
}
