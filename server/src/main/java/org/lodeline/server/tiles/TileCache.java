package org.lodeline.server.tiles;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.tiles.Tile;
import org.lodeline.geodata.tiles.TileRequest;
import org.lodeline.geodata.tiles.VectorTile;
import org.lodeline.geodata.tiles.VectorTiles;
import org.lodeline.server.http.StoredBody;

/** The tiles that were asked for last, with their compressed form. Safe for all threads. */
final class TileCache {
  /** What a tile takes besides its bytes and the texts of its key. */
  private static final int OVERHEAD = 500;

  /**
   * A tile of a layer that is wanted.
   *
   * @param selection the parameters from which the request was read
   */
  record Wanted(TileRequest request, Map<String, String> selection) {
    Wanted {
      selection = Map.copyOf(selection);
    }

    private Key key() {
      Layer layer = request.layer();
      return new Key(layer.id(), layer.version(), request.tile(), request.mostBytes(), selection);
    }
  }

  /** What tells a tile from others. It keeps neither features nor filters alive. */
  private record Key(
      String layerId, String version, Tile tile, int mostBytes, Map<String, String> selection) {
    int textLength() {
      return selection.values().stream().mapToInt(String::length).sum();
    }
  }

  /**
   * A tile as it is sent.
   *
   * @param droppedCount how many features it had no room for
   */
  record Answer(StoredBody body, int droppedCount) {}

  private final VectorTiles tiles;
  private final Memo<Key, Answer> answers;

  /**
   * A cache.
   *
   * @param bytes how much memory it takes, about
   */
  TileCache(long bytes, VectorTiles tiles) {
    this.tiles = tiles;
    this.answers =
        Memo.weighed(
            bytes, (key, answer) -> 2 * (answer.body.bytes().length + key.textLength()) + OVERHEAD);
  }

  /** How it is used; its size is in bytes. */
  Memo.Use use() {
    return answers.use();
  }

  private Answer answer(Wanted wanted) {
    return answers.get(
        wanted.key(),
        () -> {
          VectorTile made = tiles.tile(wanted.request);
          return new Answer(new StoredBody(made.bytes()), made.droppedCount());
        });
  }

  /** The tile of several layers, which together are not larger than one may be. */
  Answer answer(List<Wanted> wanted) {
    List<Answer> parts = wanted.stream().map(this::answer).toList();
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int share = share(parts.stream().mapToInt(part -> part.body.bytes().length).toArray());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int droppedCount = 0;
    for (int i = 0; i < parts.size(); i++) {
      Answer part =
          parts.get(i).body.bytes().length <= share
              ? parts.get(i)
              : answer(new Wanted(wanted.get(i).request.within(share), wanted.get(i).selection));
      all.writeBytes(part.body.bytes());
      droppedCount += part.droppedCount;
    }
    return new Answer(new StoredBody(all.toByteArray()), droppedCount);
  }

  /** The most that each layer may take, so that all fit: small ones leave their rest to others. */
  private static int share(int[] sizes) {
    Arrays.sort(sizes);
    int left = VectorTiles.MOST_BYTES;
    for (int i = 0; i < sizes.length; i++) {
      int share = left / (sizes.length - i);
      if (sizes[i] > share) {
        return share;
      }
      left -= sizes[i];
    }
    return VectorTiles.MOST_BYTES;
  }
}
