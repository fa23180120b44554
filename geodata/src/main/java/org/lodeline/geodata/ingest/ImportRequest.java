package org.lodeline.geodata.ingest;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be imported, and how.
 *
 * @param layer the id of the layer; made of the file's or table's name if it is not given
 * @param crs of the coordinates where the file does not say it, such as {@code EPSG:32735}
 * @param upsertField with {@link Mode#UPSERT}, the field whose value tells which feature a record
 *     is; {@code id} for the id itself
 * @param strict whether a record that cannot be read refuses the whole file
 * @param dryRun whether all is read and reported, and nothing written
 */
public record ImportRequest(
    Path file,
    Optional<String> layer,
    Mapping mapping,
    Optional<String> crs,
    Mode mode,
    String upsertField,
    boolean strict,
    boolean dryRun) {

  /** What is done with a layer that is there already. */
  public enum Mode {
    /** Nothing: there must be none. */
    CREATE,
    /** The features of the file take the place of all that are there. */
    REPLACE,
    /** They are added to those that are there. */
    APPEND,
    /** They take the place of those that they are, and are added where there is none. */
    UPSERT
  }
}
