package org.lodeline.geodata.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * CSV (RFC 4180, UTF-8, with a header): the id, then the position, then the fields. Points have the
 * columns {@code lon} and {@code lat}, other geometries the column {@code WKT}, which GDAL and QGIS
 * take for one; a table without geometry has neither.
 *
 * <p>What is unknown is an empty cell, an empty text or list a quoted empty one. A list is its
 * items with {@code ;} between them; a semicolon or backslash within an item has a backslash before
 * it. A number that is not finite is unknown.
 *
 * <p>A text or item that a spreadsheet would take for a formula, because it begins with {@code =},
 * {@code +}, {@code -}, {@code @}, a tab or a line end, has an apostrophe before it. So has a text
 * of that kind that has apostrophes before it already: a reader takes one apostrophe away from
 * every text that matches {@code ^'+[=+\-@\t\r\n]} and has what was written. Numbers are not text.
 */
public final class Csv implements Format {
  private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\t\r\n]");

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv;charset=utf-8;header=present";
  }

  @Override
  public boolean isBinary() {
    return false;
  }

  @Override
  public boolean holds(SimpleFeatureType type) {
    return true;
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) {
    return new Writer(out, type);
  }

  private static final class Writer implements FeatureWriter {
    private final CsvWriter csv;
    private final SimpleFeatureType type;
    private final boolean points;

    Writer(OutputStream out, SimpleFeatureType type) {
      this.type = type;
      GeometryDescriptor geometry = type.getGeometryDescriptor();
      points = geometry != null && geometry.getType().getBinding() == Point.class;
      csv =
          CsvWriter.builder()
              .quoteStrategy(QuoteStrategies.EMPTY)
              .lineDelimiter(LineDelimiter.CRLF)
              .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void begin() throws IOException {
      List<@Nullable String> header = new ArrayList<>();
      header.add("id");
      if (points) {
        header.add("lon");
        header.add("lat");
      } else if (type.getGeometryDescriptor() != null) {
        header.add("WKT");
      }
      for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
        if (!(attribute instanceof GeometryDescriptor)) {
          header.add(guarded(attribute.getLocalName()));
        }
      }
      write(header);
    }

    @Override
    public void feature(SimpleFeature feature) throws IOException {
      List<@Nullable String> row = new ArrayList<>();
      row.add(guarded(feature.getID()));
      Geometry geometry = (Geometry) feature.getDefaultGeometry();
      if (points) {
        boolean somewhere = geometry instanceof Point && !geometry.isEmpty();
        row.add(somewhere ? coordinate(((Point) geometry).getX()) : null);
        row.add(somewhere ? coordinate(((Point) geometry).getY()) : null);
      } else if (type.getGeometryDescriptor() != null) {
        row.add(geometry == null ? null : Wkt.text(geometry));
      }
      for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
        if (!(attribute instanceof GeometryDescriptor)) {
          row.add(cell(feature.getAttribute(attribute.getName())));
        }
      }
      write(row);
    }

    private static String coordinate(double degrees) {
      return Numbers.text(Numbers.coordinate(degrees));
    }

    private static @Nullable String cell(@Nullable Object value) {
      if (value instanceof Double number) {
        return Double.isFinite(number) ? Numbers.text(number) : null;
      } else if (value instanceof List<?> list) {
        return ListText.join(list, Csv::guarded);
      } else if (value instanceof String text) {
        return guarded(text);
      }
      return value == null ? null : value.toString();
    }

    private void write(Iterable<@Nullable String> row) throws IOException {
      try {
        csv.writeRecord(row);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public void end() throws IOException {
      csv.flush();
    }

    @Override
    public void close() {
      // Closing would close the stream, which is its owner's, and write what a failure left behind.
    }
  }

  private static String guarded(String text) {
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
