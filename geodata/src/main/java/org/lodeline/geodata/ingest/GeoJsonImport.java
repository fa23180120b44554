package org.lodeline.geodata.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * GeoJSON (RFC 7946), one collection or one feature after the other, by lines or as a sequence (RFC
 * 8142). The coordinate reference system of older files is heeded.
 */
final class GeoJsonImport implements FileFormat {
  private static final byte RECORD_SEPARATOR = 0x1E;
  private static final Pattern EPSG = Pattern.compile("(?i).*EPSG:[^:]*:?([0-9]{4,6})$");

  @Override
  public boolean recognises(String name, byte[] head) {
    for (byte next : head) {
      if (next == '{') {
        return true;
      } else if (next > ' ' || (next < 0 && !isMark(next))) {
        return false;
      }
    }
    return false;
  }

  private static boolean isMark(byte next) {
    return next == (byte) 0xEF || next == (byte) 0xBB || next == (byte) 0xBF;
  }

  @Override
  public List<FileLayer> layers(Path file, Mapping mapping) throws IOException {
    // What members features have is known only after the last.
    Map<String, Integer> members = new LinkedHashMap<>();
    Optional<String> crs = Optional.empty();
    boolean hasId = false;
    try (Reader reader = new Reader(file)) {
      for (ObjectNode next = reader.nextFeature(); next != null; next = reader.nextFeature()) {
        next.path("properties")
            .fieldNames()
            .forEachRemaining(n -> members.putIfAbsent(n, members.size()));
        hasId |= next.hasNonNull("id");
        if (members.size() > CsvRows.MOST_COLUMNS) {
          throw LodelineException.invalid(
              "FILE",
              "%s has more than %,d members in its properties"
                  .formatted(file, CsvRows.MOST_COLUMNS));
        }
      }
      crs = reader.crs();
    }
    String idMember = hasId || !members.containsKey("id") || mapping.id() != null ? "" : "id";
    List<String> properties = members.keySet().stream().filter(n -> !n.equals(idMember)).toList();
    Layer layer = new Layer(file, properties, idMember, crs);
    layer.scan = Scan.of(ColumnNames.distinct(properties), layer.open());
    return List.of(layer);
  }

  private static final class Layer implements FileLayer {
    private final Path file;
    private final List<String> properties;
    private final String idMember;
    private final Optional<String> crs;
    private @Nullable Scan scan;

    Layer(Path file, List<String> properties, String idMember, Optional<String> crs) {
      this.file = file;
      this.properties = properties;
      this.idMember = idMember;
      this.crs = crs;
    }

    private Scan scan() {
      return Objects.requireNonNull(scan);
    }

    @Override
    public LayerDefinition definition() {
      String name = String.valueOf(file.getFileName()).replaceFirst("\\..*$", "");
      return new LayerDefinition(
          ColumnNames.slug(name), name, "", scan().geometry().orElse(null), scan().fields());
    }

    @Override
    public Optional<String> crs() {
      return crs;
    }

    @Override
    public long count() {
      return scan().count();
    }

    @Override
    public List<String> notes() {
      return List.of();
    }

    @Override
    public RecordReader open() throws IOException {
      Reader reader = new Reader(file);
      return new RecordReader() {
        @Override
        public @Nullable FileRecord next() throws IOException {
          ObjectNode feature = reader.nextFeature();
          return feature == null ? null : record(feature, reader.line());
        }

        @Override
        public void close() throws IOException {
          reader.close();
        }
      };
    }

    private FileRecord record(ObjectNode feature, long line) {
      try {
        JsonNode values = feature.path("properties");
        List<@Nullable Object> fields = new ArrayList<>(properties.size());
        for (String property : properties) {
          fields.add(value(values.path(property)));
        }
        JsonNode id = idMember.isEmpty() ? feature.path("id") : values.path(idMember);
        return FileRecord.of(
            line,
            id.isValueNode() && !id.isNull() ? id.asText() : null,
            GeoJsonShapes.geometry(feature.path("geometry")).orElse(null),
            fields);
      } catch (IllegalArgumentException e) {
        return FileRecord.unreadable(line, String.valueOf(e.getMessage()));
      }
    }

    private static @Nullable Object value(JsonNode node) {
      if (node.isNull() || node.isMissingNode()) {
        return null;
      } else if (node.isTextual()) {
        return node.textValue();
      } else if (node.isBoolean()) {
        return node.booleanValue();
      } else if (node.isIntegralNumber()) {
        return node.canConvertToLong() ? (Object) node.longValue() : node.asText();
      } else if (node.isNumber()) {
        return node.doubleValue();
      }
      return texts(node).<Object>map(list -> list).orElse(node.toString());
    }

    private static Optional<List<String>> texts(JsonNode node) {
      List<String> texts = new ArrayList<>();
      for (JsonNode item : node) {
        if (!item.isTextual()) {
          return Optional.empty();
        }
        texts.add(item.textValue());
      }
      return node.isArray() ? Optional.of(texts) : Optional.empty();
    }
  }

  /** Finds the features of a file, wherever they stand. */
  private static final class Reader implements AutoCloseable {
    private final Path file;
    private final JsonParser json;
    private boolean inFeatures;
    private long line;
    private @Nullable String crs;

    Reader(Path file) throws IOException {
      this.file = file;
      this.json =
          Resources.JSON
              .getFactory()
              .createParser(
                  new WithoutSeparators(
                      new BufferedInputStream(Files.newInputStream(file), 1 << 16)));
    }

    long line() {
      return line;
    }

    Optional<String> crs() {
      return Optional.ofNullable(crs);
    }

    @Nullable ObjectNode nextFeature() throws IOException {
      try {
        while (true) {
          JsonToken token = json.nextToken();
          if (token == null) {
            return null;
          } else if (inFeatures && token == JsonToken.END_ARRAY) {
            inFeatures = false;
            restOfCollection();
          } else if (token == JsonToken.START_OBJECT) {
            line = json.currentTokenLocation().getLineNr();
            ObjectNode feature = inFeatures ? Resources.JSON.readTree(json) : top();
            if (feature != null) {
              return feature;
            }
          } else {
            throw broken("a feature is expected there");
          }
        }
      } catch (StreamConstraintsException e) {
        throw broken(e.getOriginalMessage());
      } catch (JsonProcessingException e) {
        throw broken("it is no JSON, or not whole: " + e.getOriginalMessage());
      }
    }

    /** A feature that stands alone; null where a collection begins or nothing is in it. */
    private @Nullable ObjectNode top() throws IOException {
      ObjectNode object = Resources.JSON.createObjectNode();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("features") && value == JsonToken.START_ARRAY) {
          noteCrs(object);
          inFeatures = true;
          return null;
        }
        object.set(name, Resources.JSON.readTree(json));
      }
      String type = object.path("type").asText();
      if (type.equals("Feature")) {
        return object;
      }
      throw broken(
          "a Feature or FeatureCollection is expected there, not "
              + LodelineException.quoted(type));
    }

    private void restOfCollection() throws IOException {
      ObjectNode rest = Resources.JSON.createObjectNode();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        rest.set(name, Resources.JSON.readTree(json));
      }
      noteCrs(rest);
    }

    private void noteCrs(JsonNode collection) {
      Matcher epsg = EPSG.matcher(collection.path("crs").path("properties").path("name").asText());
      if (epsg.matches()) {
        crs = "EPSG:" + epsg.group(1);
      }
    }

    private LodelineException broken(String what) {
      return LodelineException.invalid(
          "FILE",
          file + " cannot be read on line " + json.currentLocation().getLineNr() + ": " + what);
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }

  /** A sequence without the control characters before its texts, which JSON does not know. */
  private static final class WithoutSeparators extends FilterInputStream {
    WithoutSeparators(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      return next == RECORD_SEPARATOR ? ' ' : next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      for (int i = offset; i < offset + read; i++) {
        if (bytes[i] == RECORD_SEPARATOR) {
          bytes[i] = ' ';
        }
      }
      return read;
    }
  }
}
