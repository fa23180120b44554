package org.lodeline.geodata.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;

/**
 * FlatGeobuf 3: the id in the column {@code id}, then the fields; dates as ISO 8601 date-times
 * without a time, lists as JSON arrays. What is unknown is left out, an empty geometry is none.
 *
 * <p>Its header tells the number and extent of the features, so they are gathered in a temporary
 * file first; nothing is sent before all are in it. There is no spatial index, which would need
 * them in another order: a file is read whole. Tables without geometry are not what it is for.
 */
public final class FlatGeobuf implements Format {
  private static final int PIECE = 1 << 16;

  @Override
  public String extension() {
    return "fgb";
  }

  @Override
  public String mediaType() {
    return "application/flatgeobuf";
  }

  @Override
  public boolean isBinary() {
    return true;
  }

  @Override
  public boolean holds(SimpleFeatureType type) {
    return type.getGeometryDescriptor() != null;
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) throws IOException {
    TemporaryFile file = TemporaryFile.create(".fgb");
    try {
      return new Writer(
          out, type, file, new BufferedOutputStream(Files.newOutputStream(file.path())));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static final class Writer implements FeatureWriter {
    private final OutputStream out;
    private final SimpleFeatureType type;
    private final TemporaryFile file;
    private final OutputStream spool;
    private final FlatGeobufFeature features;
    private final FlatBufferBuilder builder = new FlatBufferBuilder();
    private final Envelope extent = new Envelope();
    private long count;

    Writer(OutputStream out, SimpleFeatureType type, TemporaryFile file, OutputStream spool) {
      this.out = out;
      this.type = type;
      this.file = file;
      this.spool = spool;
      this.features = new FlatGeobufFeature(type);
    }

    @Override
    public void begin() {
      // The header is written last, when the number of features is known.
    }

    @Override
    public void feature(SimpleFeature feature) throws IOException {
      builder.clear();
      builder.finishSizePrefixed(features.write(builder, feature));
      write(builder.dataBuffer(), spool);
      if (feature.getDefaultGeometry() instanceof Geometry geometry) {
        extent.expandToInclude(geometry.getEnvelopeInternal());
      }
      count++;
    }

    private static void write(ByteBuffer bytes, OutputStream to) throws IOException {
      WritableByteChannel channel = Channels.newChannel(to);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public void end() throws IOException {
      spool.close();
      // In large pieces, as a server decides by the first whether to compress.
      OutputStream whole = new BufferedOutputStream(out, PIECE);
      whole.write(Constants.MAGIC_BYTES);
      builder.clear();
      builder.finishSizePrefixed(header());
      write(builder.dataBuffer(), whole);
      file.copyTo(whole);
      whole.flush();
    }

    private int header() {
      int name = builder.createString(type.getTypeName());
      int envelope =
          extent.isNull()
              ? 0
              : Header.createEnvelopeVector(
                  builder,
                  new double[] {
                    extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()
                  });
      int columns = Header.createColumnsVector(builder, columns());
      int organisation = builder.createString("EPSG");
      int crs = Crs.createCrs(builder, organisation, 4326, 0, 0, 0, 0);
      Header.startHeader(builder);
      Header.addName(builder, name);
      if (envelope != 0) {
        Header.addEnvelope(builder, envelope);
      }
      Header.addGeometryType(builder, features.geometryType());
      Header.addColumns(builder, columns);
      Header.addFeaturesCount(builder, count);
      // None; its default is not zero.
      Header.addIndexNodeSize(builder, 0);
      Header.addCrs(builder, crs);
      return Header.endHeader(builder);
    }

    private int[] columns() {
      List<Integer> columns = new ArrayList<>();
      columns.add(column("id", String.class));
      for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
        if (!(attribute instanceof GeometryDescriptor)) {
          columns.add(column(attribute.getLocalName(), attribute.getType().getBinding()));
        }
      }
      return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private int column(String name, Class<?> binding) {
      int nameOffset = builder.createString(name);
      Column.startColumn(builder);
      Column.addName(builder, nameOffset);
      Column.addType(builder, FlatGeobufFeature.columnType(binding));
      return Column.endColumn(builder);
    }

    @Override
    public void close() throws IOException {
      try (file) {
        spool.close();
      }
    }
  }
}
