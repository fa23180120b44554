package org.lodeline.server.present.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.server.present.TestViews;

/** The stories that come with the server, and those that are saved. */
final class StoriesTest {
  private static final String ONE =
      """
      {"title": "A", "slides": [{"title": "B", "text": "c", "view": "closed=suez"}]}
      """;

  private static final StoryReader READER = new StoryReader(TestViews.READER, TestViews.FEATURES);

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) Resources.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> sentencesOfTheBundledStories() {
    return Stories.BUNDLED.stream()
        .flatMap(
            id -> new Stories(Path.of("none"), READER).find(id).orElseThrow().slides().stream())
        .flatMap(slide -> Stream.of(slide.text().split("(?<=[.!?])\\s+|\\n+")));
  }

  /** Days and numbers of laws are no figures. */
  @ParameterizedTest
  @MethodSource("sentencesOfTheBundledStories")
  void aSentenceWithAFigure_citesItsSource(String sentence) {
    String words = sentence.replaceAll("\\]\\([^)]*\\)", "](source)");
    String figures =
        words
            .replaceAll("\\b\\d{1,2} (January|October|November|December)( \\d{4})?", "")
            .replaceAll("\\b(in|September|April|October|November) (19|20)\\d\\d\\b", "");
    if (figures.matches("(?s).*\\d.*")) {
      assertThat(words).contains("](source)");
    }
  }

  @Test
  void theBundledStories_areTold() {
    assertThat(new Stories(Path.of("none"), READER).all().keySet())
        .containsExactlyElementsOf(Stories.BUNDLED);
  }

  @Test
  void aSavedStory_isThereAfterwards_andCanBeTakenAway(@TempDir Path folder) {
    Stories stories = new Stories(folder.resolve("stories"), READER);
    stories.save("mine", json(ONE));
    assertThat(stories.all()).containsKey("mine");
    assertThat(stories.find("mine").orElseThrow().slides().get(0).duration()).isEqualTo(15);
    assertThat(stories.delete("mine")).isTrue();
    assertThat(stories.find("mine")).isEmpty();
    assertThat(stories.delete("mine")).isFalse();
  }

  @Test
  void whatCannotBeTold_isNotSaved_andWhatWasThereStays(@TempDir Path folder) throws IOException {
    Stories stories = new Stories(folder, READER);
    stories.save("mine", json(ONE));
    assertThatThrownBy(() -> stories.save("mine", json("{\"title\": \"A\", \"slides\": []}")))
        .isInstanceOf(LodelineException.class);
    assertThat(stories.find("mine")).isPresent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("mine.json");
    }
  }

  @ParameterizedTest
  @CsvSource({"../evil", "a/b", "A", "''", "-a", "a..b", "con.json"})
  void anIdThatIsNoName_isRefused(String id, @TempDir Path folder) {
    Stories stories = new Stories(folder, READER);
    assertThatThrownBy(() -> stories.save(id, json(ONE))).hasMessageContaining("small letters");
    assertThat(stories.find(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"slides": []}                                                          | slides
          {"title": "A", "slides": [5]}                                           | slides[0]
          {"title": "A", "slides": [{"title": "B", "text": "c"}]}                 | slides[0].view
          {"title": "A", "slides": [{"title": "B", "view": "zoom=3"}]}            | slides[0].text
          {"title": "A", "slides": [{"title": "B", "text": "c", "view": "closed=suezz"}]} | slides[0].view
          {"title": "A", "slides": [{"title": "B", "text": "c", "view": "%"}]}    | slides[0].view
          {"title": "A", "slides": [{"title": "B", "text": "c", "view": "zoom=3", "duration": 0}]} | duration
          {"title": "A", "slides": [{"title": "B", "text": "c", "view": "zoom=3", "colour": "red"}]} | colour
          {"title": 5, "slides": [{"title": "B", "text": "c", "view": "zoom=3"}]} | title
          {"title": "A", "lang": "tlh", "slides": [{"title": "B", "text": "c", "view": "zoom=3"}]} | language
          """)
  void whatIsWrongWithAStory_isNamed(String story, String named) {
    assertThatThrownBy(() -> READER.read(json(story)))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining(named);
  }
}
