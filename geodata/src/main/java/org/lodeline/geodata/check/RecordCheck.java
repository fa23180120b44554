package org.lodeline.geodata.check;

import java.util.Optional;
import org.lodeline.geodata.catalog.LayerDefinition;

/** That the records of a file are features; those who read the file tell which are not. */
final class RecordCheck implements Check {
  static final String ID = "records";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "Records of a file that cannot be read";
  }

  @Override
  public Optional<Pass> begin(LayerDefinition layer) {
    return Optional.empty();
  }
}
