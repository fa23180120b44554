package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * CSV: the delimiter, the encoding and the columns of the position are found out. A file of the
 * USGS Mineral Resources Data System is known by its header.
 */
final class CsvImport implements FileFormat {
  @Override
  public boolean recognises(String name, byte[] head) {
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
  }

  @Override
  public List<FileLayer> layers(Path file, Mapping mapping) throws IOException {
    CsvLayer layer = CsvLayer.of(file, mapping);
    return List.of(
        mapping.fields().isEmpty() && MrdsLayer.isMrds(layer.columns())
            ? MrdsLayer.of(layer)
            : layer);
  }
}
