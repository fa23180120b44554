package org.lodeline.server.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.LodelineException;

/**
 * A page of the application with places that are filled when it is sent: {@code {{title}}} with a
 * text, which is escaped, {@code {{{head}}}} with HTML. What it was filled with last is kept, with
 * its compressed form and its tag. Safe for all threads.
 */
public final class PageTemplate {
  /** Texts are escaped for elements and for attributes in quotation marks. */
  public static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .withEscaper(
              Escapers.simple(
                  new String[][] {
                    {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
                  }));

  private static final int KEPT_PAGES = 64;
  private static final String HTML = "text/html; charset=utf-8";

  private final Template template;
  private final Cache<Map<String, String>, Asset> filled =
      Caffeine.newBuilder().maximumSize(KEPT_PAGES).build();

  /**
   * A page. What the modules import that it preloads is preloaded with them.
   *
   * @param file its name
   */
  public PageTemplate(String file) {
    this.template = COMPILER.compile(ModulePreloads.addTo(text(file), PageTemplate::read));
  }

  /**
   * A file of the application as it is.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  public static String text(String file) {
    return read(file).orElseThrow(() -> new IllegalArgumentException("no page " + file));
  }

  private static Optional<String> read(String file) {
    try (InputStream in = PageTemplate.class.getResourceAsStream("/web/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw LodelineException.brokenData("reading the page " + file, e);
    }
  }

  /**
   * Answers with the page, or that the client's copy is current.
   *
   * @param places what its places are filled with; all of them
   */
  public void send(Context ctx, Map<String, String> places) {
    filled
        .get(
            places,
            texts -> new Asset(HTML, template.execute(texts).getBytes(StandardCharsets.UTF_8)))
        .send(ctx, "no-cache");
  }

  /** Answers that the request cannot be met, with the page as the reason. */
  public void refuse(Context ctx, HttpStatus status, Map<String, String> places) {
    ctx.status(status);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType(HTML);
    ctx.result(template.execute(places));
  }
}
