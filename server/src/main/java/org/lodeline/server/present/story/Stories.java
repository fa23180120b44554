package org.lodeline.server.present.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;

/**
 * The stories of a server: those that come with it, and those that were saved, each a file {@code
 * id.json} in a folder. A saved one goes before a bundled one of the same id.
 */
public final class Stories {
  /** Those that come with the server, in the order in which they are listed. */
  static final List<String> BUNDLED = List.of("tokyo-2025", "altmark", "straits");

  private static final String BUNDLED_FOLDER = "/web/stories/";
  private static final String ENDING = ".json";
  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?");

  private final Path folder;
  private final StoryReader reader;

  /**
   * Stories in a folder, which is made when the first is saved.
   *
   * @param reader of what the files hold
   */
  public Stories(Path folder, StoryReader reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /** All stories that there are for whom this thread answers, by id. */
  public Map<String, Story> all() {
    Map<String, Story> all = new LinkedHashMap<>();
    BUNDLED.forEach(id -> find(id).ifPresent(story -> all.put(id, story)));
    saved().forEach(id -> find(id).ifPresent(story -> all.put(id, story)));
    return all;
  }

  private List<String> saved() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(id -> ID.matcher(id).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot list the stories in " + folder, e);
    }
  }

  /**
   * A story; empty as well for one that shows a layer which is hidden from whom this thread
   * answers.
   *
   * @throws LodelineException of kind BROKEN_DATA if its file is no story
   */
  public Optional<Story> find(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try (InputStream in = open(id)) {
      return in == null
          ? Optional.empty()
          : Optional.of(Resources.JSON.readTree(in))
              .filter(document -> !reader.isHidden(document))
              .map(document -> read(id, document));
    } catch (IOException e) {
      throw LodelineException.brokenData("cannot read the story " + id, e);
    }
  }

  private Story read(String id, JsonNode document) {
    try {
      return reader.read((ObjectNode) document);
    } catch (LodelineException e) {
      StoryReader.throwIfStoreIsAway(e);
      throw LodelineException.brokenData("the story " + id + " cannot be told", e);
    } catch (ClassCastException e) {
      throw LodelineException.brokenData("the story " + id + " is no JSON object", e);
    }
  }

  private @Nullable InputStream open(String id) throws IOException {
    Path file = folder.resolve(id + ENDING);
    return Files.isRegularFile(file)
        ? Files.newInputStream(file)
        : Stories.class.getResourceAsStream(BUNDLED_FOLDER + id + ENDING);
  }

  /**
   * Whether there is a story of this id that {@link #find} hides.
   *
   * @throws LodelineException of kind INVALID_INPUT if the id cannot be one
   */
  boolean isHidden(String id) {
    checkId(id);
    try (InputStream in = open(id)) {
      return in != null && reader.isHidden(Resources.JSON.readTree(in));
    } catch (IOException e) {
      // What is no JSON shows nothing.
      return false;
    }
  }

  /**
   * Saves a story, whole or not at all, in the place of the one that has the id.
   *
   * @throws LodelineException of kind INVALID_INPUT if the id or the story cannot be one
   */
  public void save(String id, ObjectNode document) {
    checkId(id);
    reader.read(document);
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, id, ".tmp");
      try {
        Files.write(
            written, Resources.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        move(written, folder.resolve(id + ENDING));
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot save the story " + id + " in " + folder, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Takes a saved story away. @return whether there was one */
  public boolean delete(String id) {
    checkId(id);
    try {
      return Files.deleteIfExists(folder.resolve(id + ENDING));
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot delete the story " + id, e);
    }
  }

  private static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw LodelineException.invalid(
          "id",
          "the id of a story is 1 to 80 small letters, digits and hyphens; it was "
              + LodelineException.quoted(id));
    }
  }
}
