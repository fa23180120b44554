package org.lodeline.geodata.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One layer of a vector tile (Mapbox Vector Tile 2.1) as it is written. A tile is the bytes of its
 * layers, one after the other; one without features has no bytes.
 *
 * <pre>{@code
 * layer.begin();
 * layer.property(layer.key("name"), "Greenbushes");
 * layer.point(2048, 1024);
 * layer.end(VectorTileLayer.Shape.POINT);
 * }</pre>
 *
 * <p>Coordinates are whole units of the tile's grid, x to the east and y to the south from its
 * north-western corner. Not safe for several threads.
 */
public final class VectorTileLayer {
  /** Units along a side of a tile. */
  public static final int EXTENT = 4096;

  private static final int VERSION = 2;
  private static final int MOVE_TO = 1;
  private static final int LINE_TO = 2;
  private static final int CLOSE_PATH = 7;

  /** What a feature is. */
  public enum Shape {
    POINT(1),
    LINE(2),
    POLYGON(3);

    private final int code;

    Shape(int code) {
      this.code = code;
    }
  }

  private final String name;
  private final Map<String, Integer> keys = new HashMap<>();
  private final ValueNumbers values = new ValueNumbers();
  private final ProtobufBuffer keyFields = new ProtobufBuffer(256);
  private final ProtobufBuffer valueFields = new ProtobufBuffer(1024);
  private final ProtobufBuffer features = new ProtobufBuffer(4096);
  private final ProtobufBuffer feature = new ProtobufBuffer(256);
  private final ProtobufBuffer tags = new ProtobufBuffer(128);
  private final ProtobufBuffer commands = new ProtobufBuffer(128);
  private final ProtobufBuffer value = new ProtobufBuffer(64);
  private int count;
  private int x;
  private int y;

  public VectorTileLayer(String name) {
    this.name = name;
  }

  /** How many features are written. */
  public int count() {
    return count;
  }

  /** How many bytes of a tile the layer takes, at most. */
  public int byteCount() {
    return features.size() + keyFields.size() + valueFields.size() + name.length() * 3 + 32;
  }

  /** The number of a property's name. */
  public int key(String property) {
    Integer known = keys.putIfAbsent(property, keys.size());
    if (known == null) {
      keyFields.text(3, property);
      return keys.size() - 1;
    }
    return known;
  }

  /** Begins a feature. */
  public void begin() {
    tags.clear();
    commands.clear();
    x = 0;
    y = 0;
  }

  /**
   * A property of the feature that was begun.
   *
   * @param property a String, Long, Double or Boolean; a list becomes a text with {@code ;} between
   *     its items, and anything else is written as its text
   */
  public void property(int key, Object property) {
    Object plain = plain(property);
    int known = values.size();
    int number = values.of(plain);
    if (number == known) {
      write(plain);
    }
    tags.varint(key);
    tags.varint(number);
  }

  private static Object plain(Object property) {
    if (property instanceof String
        || property instanceof Long
        || property instanceof Double
        || property instanceof Boolean) {
      return property;
    } else if (property instanceof Integer || property instanceof Short) {
      return ((Number) property).longValue();
    } else if (property instanceof Number number) {
      return number.doubleValue();
    }
    return property instanceof List<?> list
        ? ListText.join(list, item -> item)
        : property.toString();
  }

  private void write(Object plain) {
    value.clear();
    if (plain instanceof String text) {
      value.text(1, text);
    } else if (plain instanceof Double number) {
      value.fixed64(3, number);
    } else if (plain instanceof Long number) {
      if (number >= 0) {
        value.unsigned(5, number);
      } else {
        value.signed(6, number);
      }
    } else {
      value.unsigned(7, Boolean.TRUE.equals(plain) ? 1 : 0);
    }
    valueFields.message(4, value);
  }

  /** The place of a point. */
  public void point(int toX, int toY) {
    command(MOVE_TO, 1);
    move(toX, toY);
  }

  /**
   * The places of several points.
   *
   * @param places x and y of each in turn
   */
  public void points(int[] places) {
    command(MOVE_TO, places.length / 2);
    for (int i = 0; i < places.length; i += 2) {
      move(places[i], places[i + 1]);
    }
  }

  /**
   * A line.
   *
   * @param places x and y of two or more places in turn, of which no two in a row are alike
   */
  public void line(int[] places) {
    path(places, places.length / 2);
  }

  /**
   * A ring of a polygon. An outer one is clockwise as it is seen, and comes before the holes in it,
   * which are the other way round.
   *
   * @param places x and y of three or more places in turn, the first not repeated at the end
   */
  public void ring(int[] places) {
    path(places, places.length / 2);
    command(CLOSE_PATH, 1);
  }

  private void path(int[] places, int length) {
    command(MOVE_TO, 1);
    move(places[0], places[1]);
    command(LINE_TO, length - 1);
    for (int i = 2; i < places.length; i += 2) {
      move(places[i], places[i + 1]);
    }
  }

  private void command(int id, int repeated) {
    commands.varint((long) repeated << 3 | id);
  }

  private void move(int toX, int toY) {
    commands.zigzag((long) toX - x);
    commands.zigzag((long) toY - y);
    x = toX;
    y = toY;
  }

  /** Ends the feature that was begun. */
  public void end(Shape shape) {
    feature.clear();
    feature.message(2, tags);
    feature.unsigned(3, shape.code);
    feature.message(4, commands);
    features.message(2, feature);
    count++;
  }

  /** The layer's bytes in a tile; none without features. */
  public byte[] toByteArray() {
    if (count == 0) {
      return new byte[0];
    }
    ProtobufBuffer layer = new ProtobufBuffer(byteCount());
    layer.unsigned(15, VERSION);
    layer.text(1, name);
    layer.append(features);
    layer.append(keyFields);
    layer.append(valueFields);
    layer.unsigned(5, EXTENT);
    ProtobufBuffer tile = new ProtobufBuffer(layer.size() + 16);
    tile.message(3, layer);
    return tile.toByteArray();
  }
}
