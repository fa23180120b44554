package org.lodeline.server.present.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.present.CardSource;
import org.lodeline.server.present.LinkCard;
import org.lodeline.server.present.ViewReader;

/** The cards of stories: each shows the view of its first slide. */
public final class StoryCards implements CardSource {
  private static final String PATH = "/stories/";

  private final Stories stories;

  public StoryCards(Stories stories) {
    this.stories = stories;
  }

  @Override
  public Optional<LinkCard> find(String base, String path, Map<String, List<String>> query) {
    if (!path.startsWith(PATH)) {
      return Optional.empty();
    }
    Parameters.of(query, Set.of());
    String id = path.substring(PATH.length());
    return stories.find(id).map(story -> card(base, id, story));
  }

  /** The card of a story. */
  static LinkCard card(String base, String id, Story story) {
    Parameters view = StoryReader.parameters(story.slides().get(0).view());
    Map<String, String> picture = new LinkedHashMap<>(view.texts(ViewReader.names()));
    String url = base + PATH + id;
    String said = story.description().isEmpty() ? story.title() : story.description();
    return new LinkCard(base, url, url, story.title(), said, picture);
  }
}
