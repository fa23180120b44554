package org.lodeline.geodata.check;

import java.util.Optional;
import org.lodeline.geodata.catalog.LayerDefinition;

/** That a feature says where it comes from, in layers that have a field for it. */
final class SourceCheck implements Check {
  private static final String FIELD = "source_title";

  @Override
  public String id() {
    return "source";
  }

  @Override
  public String title() {
    return "Features without a source";
  }

  @Override
  public Optional<Pass> begin(LayerDefinition layer) {
    return layer.field(FIELD).isEmpty()
        ? Optional.empty()
        : Optional.of(
            (feature, faults) -> {
              Object source = feature.getAttribute(FIELD);
              if (source == null || source.toString().isBlank()) {
                faults.add(FIELD + " is empty", "name the publication or file it was taken from");
              }
            });
  }
}
