package org.lodeline.geodata.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * What an import did, or would have done, with one layer.
 *
 * @param notes what was found out about the file, and what was left out of it
 * @param added how many features were added
 * @param changed how many took the place of one that was there
 * @param rejected how many records could not be read
 * @param reasons why, for the first of them
 * @param rejectsFile where all of them are listed; empty if none were or nothing was written
 */
public record ImportReport(
    LayerDefinition layer,
    List<String> notes,
    long added,
    long changed,
    long rejected,
    List<String> reasons,
    Optional<Path> rejectsFile) {
  public ImportReport {
    notes = List.copyOf(notes);
    reasons = List.copyOf(reasons);
  }
}
