package org.lodeline.geodata.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.wololo.flatgeobuf.PackedRTree;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;

/** FlatGeobuf 3. Its column {@code id} holds the ids. */
final class FlatGeobufImport implements FileFormat {
  private static final int LARGEST_MESSAGE = 1 << 28;

  @Override
  public boolean recognises(String name, byte[] head) {
    return head.length >= 4 && head[0] == 'f' && head[1] == 'g' && head[2] == 'b' && head[3] == 3;
  }

  @Override
  public List<FileLayer> layers(Path file, Mapping mapping) throws IOException {
    Header header;
    try (Messages messages = new Messages(file)) {
      header = messages.header();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw unreadable(file, "its header is damaged");
    }
    Layer layer = new Layer(file, header, mapping.id() == null);
    layer.scan =
        Scan.of(
            ColumnNames.distinct(layer.columns.stream().map(FlatGeobufRecord.Field::name).toList()),
            layer.open());
    return List.of(layer);
  }

  private static LodelineException unreadable(Path file, String why) {
    return LodelineException.invalid("FILE", file + " cannot be read as FlatGeobuf: " + why);
  }

  private static final class Layer implements FileLayer {
    private final Path file;
    private final Header header;
    private final FlatGeobufRecord records;
    private final List<FlatGeobufRecord.Field> columns;
    private @Nullable Scan scan;

    Layer(Path file, Header header, boolean ownIds) {
      this.file = file;
      this.header = header;
      List<FlatGeobufRecord.Field> all = new ArrayList<>();
      for (int i = 0; i < header.columnsLength(); i++) {
        Column column = header.columns(i);
        all.add(new FlatGeobufRecord.Field(column.name(), column.type()));
      }
      this.records = new FlatGeobufRecord(all, header.geometryType(), ownIds);
      this.columns = records.fields();
    }

    private Scan scan() {
      return Objects.requireNonNull(scan);
    }

    @Override
    public LayerDefinition definition() {
      String named = header.name() == null ? "" : header.name();
      String name =
          named.isEmpty()
              ? String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "")
              : named;
      return new LayerDefinition(
          ColumnNames.slug(name), name, "", scan().geometry().orElse(null), scan().fields());
    }

    @Override
    public Optional<String> crs() {
      Crs crs = header.crs();
      if (crs == null || crs.code() == 0) {
        return Optional.empty();
      }
      String authority = crs.org() == null ? "EPSG" : crs.org().toUpperCase(Locale.ROOT);
      return Optional.of(authority + ":" + crs.code());
    }

    @Override
    public long count() {
      return scan().count();
    }

    @Override
    public List<String> notes() {
      return records.leftOut().stream()
          .map(name -> "left out, because it holds bytes: " + name)
          .toList();
    }

    @Override
    public RecordReader open() throws IOException {
      Messages messages = new Messages(file);
      messages.skipIndex(messages.header());
      return new RecordReader() {
        private long line;

        @Override
        public @Nullable FileRecord next() throws IOException {
          ByteBuffer message = messages.next();
          return message == null ? null : records.read(++line, message);
        }

        @Override
        public void close() throws IOException {
          messages.close();
        }
      };
    }
  }

  /** The parts of a file, each with its length before it. */
  private static final class Messages implements AutoCloseable {
    private final Path file;
    private final InputStream in;

    Messages(Path file) throws IOException {
      this.file = file;
      this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      in.skipNBytes(8);
    }

    Header header() throws IOException {
      ByteBuffer header = next();
      if (header == null) {
        throw unreadable(file, "it has no header");
      }
      return Header.getRootAsHeader(header);
    }

    void skipIndex(Header header) throws IOException {
      if (header.indexNodeSize() > 1 && header.featuresCount() > 0) {
        if (header.featuresCount() > Integer.MAX_VALUE) {
          throw unreadable(file, "it states more features than are possible");
        }
        skip(PackedRTree.calcSize((int) header.featuresCount(), header.indexNodeSize()));
      }
    }

    private void skip(long bytes) throws IOException {
      try {
        in.skipNBytes(bytes);
      } catch (EOFException e) {
        throw unreadable(file, "it is cut short");
      }
    }

    @Nullable ByteBuffer next() throws IOException {
      byte[] length = in.readNBytes(Integer.BYTES);
      if (length.length == 0) {
        return null;
      }
      int size =
          length.length < Integer.BYTES
              ? 0
              : ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (size <= 0 || size > LARGEST_MESSAGE) {
        throw unreadable(file, "it is damaged or cut short");
      }
      byte[] message = in.readNBytes(size);
      if (message.length < size) {
        throw unreadable(file, "it is cut short");
      }
      return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
