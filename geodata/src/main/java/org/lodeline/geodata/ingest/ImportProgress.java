package org.lodeline.geodata.ingest;

/** Is told how far an import is. */
public interface ImportProgress {
  /** Nobody who wants to know. */
  ImportProgress SILENT = (layer, done, total) -> {};

  /**
   * So many records of a layer are read.
   *
   * @param total how many there are
   */
  void read(String layer, long done, long total);
}
