package org.lodeline.server.present.story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.server.access.Access;
import org.lodeline.server.access.Caller;
import org.lodeline.server.access.Role;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Refusal;
import org.lodeline.server.http.RequestBody;
import org.lodeline.server.present.ViewWords;
import org.lodeline.server.present.picture.Pictures;

/**
 * {@code /stories}: the list; {@code /stories/ID} the page; with {@code .json}, {@code .html} and
 * {@code .pdf} the story as a file. Editors save and delete them.
 */
public final class StoryRoutes {
  private static final String JSON = ".json";
  private static final String HTML = ".html";
  private static final String PDF = ".pdf";

  private final Stories stories;
  private final StoryPages pages;
  private final StoryPdf pdf;
  private final Pictures pictures;
  private final Optional<Access> access;

  /**
   * The routes of a server.
   *
   * @param access of those who may save stories; empty where nobody may
   */
  public StoryRoutes(
      Stories stories,
      StoryReader reader,
      Pictures pictures,
      ViewWords words,
      Optional<Access> access) {
    this.stories = stories;
    this.pages = new StoryPages(pictures, words, reader);
    this.pdf = new StoryPdf(pictures, reader);
    this.pictures = pictures;
    this.access = access;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/stories", this::list);
    Reads.get(routes, "/stories/{story}", this::story);
    routes.put("/stories/{story}", this::save);
    routes.delete("/stories/{story}", this::delete);
  }

  private void list(Context ctx) {
    Parameters.of(ctx, Set.of());
    String base = BaseUrl.of(ctx) + "/stories/";
    ObjectNode document = Resources.JSON.createObjectNode();
    document.put("editing", access.isPresent());
    ArrayNode list = document.putArray("stories");
    stories
        .all()
        .forEach(
            (id, story) ->
                list.addObject()
                    .put("id", id)
                    .put("title", story.title())
                    .put("description", story.description())
                    .put("lang", story.lang())
                    .put("slides", story.slides().size())
                    .put("href", base + id));
    Caching.control(ctx, "no-cache");
    JsonAnswer.send(ctx, "application/json", document);
  }

  private void story(Context ctx) throws IOException {
    Parameters.of(ctx, Set.of());
    String file = ctx.pathParam("story");
    int dot = file.indexOf('.');
    String ending = dot < 0 ? "" : file.substring(dot);
    String id = dot < 0 ? file : file.substring(0, dot);
    Story story = stories.find(id).orElseThrow(() -> unknown(file));
    Caching.control(ctx, "no-cache");
    switch (ending) {
      case "" -> send(ctx, "text/html; charset=utf-8", bytes(page(ctx, id, story)));
      case JSON -> JsonAnswer.send(ctx, "application/json", Resources.JSON.valueToTree(story));
      case HTML ->
          sendFile(
              ctx,
              new StoryFile(story, file, "attachment", "text/html; charset=utf-8"),
              () -> bytes(pages.file(story)));
      case PDF ->
          sendFile(
              ctx, new StoryFile(story, file, "inline", "application/pdf"), () -> pdf.write(story));
      default -> throw unknown(file);
    }
  }

  private String page(Context ctx, String id, Story story) throws IOException {
    return pages.page(id, story, StoryCards.card(BaseUrl.of(ctx), id, story).head());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A story in one file. */
  private record StoryFile(Story story, String name, String disposition, String mediaType) {}

  private void sendFile(Context ctx, StoryFile file, Pictures.Writing writing) throws IOException {
    String tag = pictures.tag(file);
    if (!Caching.isNotModified(ctx, tag)) {
      byte[] body = pictures.file(tag, writing);
      ctx.header("Content-Disposition", file.disposition + "; filename=\"" + file.name + "\"");
      send(ctx, file.mediaType, body);
    }
  }

  private static void send(Context ctx, String mediaType, byte[] body) {
    ctx.contentType(mediaType);
    ctx.result(body);
  }

  private LodelineException unknown(String file) {
    return LodelineException.notFound(
        "story",
        "there is no story "
            + LodelineException.quoted(file)
            + "; there are "
            + String.join(", ", stories.all().keySet())
            + ", each also as .json, .html and .pdf");
  }

  private void save(Context ctx) throws IOException {
    String id = editable(ctx);
    if (stories.isHidden(id)) {
      // Told, so that nobody loses a story to somebody who does not see it.
      throw Refusal.of(HttpStatus.CONFLICT, "the id is taken; choose another", Map.of());
    }
    stories.save(id, RequestBody.read(ctx, RequestBody.JSON));
    ctx.header("Location", BaseUrl.of(ctx) + "/stories/" + id);
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private void delete(Context ctx) {
    String id = editable(ctx);
    if (stories.isHidden(id) || !stories.delete(id)) {
      throw LodelineException.notFound(
          "story", "no story " + LodelineException.quoted(id) + " was saved here");
    }
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private String editable(Context ctx) {
    Parameters.of(ctx, Set.of());
    Caller caller =
        access
            .orElseThrow(
                () ->
                    Refusal.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "stories cannot be saved here; the server was started without --api-keys",
                        Map.of("Allow", "GET, HEAD")))
            .require(ctx, Role.EDITOR);
    if (caller.isLimited()) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN,
          caller.name() + " may change some layers only, and save no stories",
          Map.of());
    }
    return ctx.pathParam("story");
  }
}
