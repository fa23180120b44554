package org.lodeline.server.present;

import com.samskivert.mustache.Template;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lodeline.server.http.Urls;
import org.lodeline.server.pages.PageTemplate;

/**
 * What a link unfolds to where it is pasted: as tags of its page, and as the answer of {@code
 * /oembed}.
 *
 * @param base the URL of the server as the client sees it, without a slash at the end
 * @param url of the page, absolute
 * @param frameUrl of what stands for it in an iframe
 * @param title a few words
 * @param sentence what is shown, in English
 * @param picture the parameters of the view that its picture shows
 */
public record LinkCard(
    String base,
    String url,
    String frameUrl,
    String title,
    String sentence,
    Map<String, String> picture) {

  /** The size of a picture that the places where links are pasted agree on. */
  private static final int CARD_WIDTH = 1200;

  private static final int CARD_HEIGHT = 630;

  private static final Template TAGS =
      PageTemplate.COMPILER.compile(
          """
          <meta name="description" content="{{sentence}}">
              <link rel="alternate" type="application/json+oembed" href="{{json}}" title="{{title}}">
              <link rel="alternate" type="text/xml+oembed" href="{{xml}}" title="{{title}}">
              <meta property="og:type" content="website">
              <meta property="og:site_name" content="Lodeline">
              <meta property="og:title" content="{{title}}">
              <meta property="og:description" content="{{sentence}}">
              <meta property="og:url" content="{{url}}">
              <meta property="og:image" content="{{image}}">
              <meta property="og:image:type" content="image/png">
              <meta property="og:image:width" content="{{width}}">
              <meta property="og:image:height" content="{{height}}">
              <meta property="og:image:alt" content="{{sentence}}">
              <meta name="twitter:card" content="summary_large_image">
          """
              .strip());

  public LinkCard {
    picture = Collections.unmodifiableMap(new LinkedHashMap<>(picture));
  }

  /** The URL of a picture of the view, of a size in pixels. */
  String pictureUrl(int width, int height) {
    Map<String, String> parameters = new LinkedHashMap<>(picture);
    parameters.put("width", Integer.toString(width));
    parameters.put("height", Integer.toString(height));
    return Urls.of(base + "/maps/static.png", parameters);
  }

  /** What the head of the page has for those who unfold its link, as HTML. */
  public String head() {
    Map<String, String> places = new HashMap<>();
    places.put("title", title);
    places.put("sentence", sentence);
    places.put("url", url);
    places.put("json", oembedUrl("json"));
    places.put("xml", oembedUrl("xml"));
    places.put("image", pictureUrl(CARD_WIDTH, CARD_HEIGHT));
    places.put("width", Integer.toString(CARD_WIDTH));
    places.put("height", Integer.toString(CARD_HEIGHT));
    return TAGS.execute(places);
  }

  private String oembedUrl(String format) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("url", url);
    parameters.put("format", format);
    return Urls.of(base + "/oembed", parameters);
  }
}
