package org.lodeline.server.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.lang.ref.WeakReference;
import java.util.Optional;

/**
 * Which tiles were sent last, by their addresses, for when the store cannot be asked. The tiles
 * themselves are those of the {@link TileCache}: what it lets go of is gone here too. Only what was
 * sent without a key is known, which anyone may have again. Safe for all threads.
 */
final class SentTiles {
  /** What an entry takes besides its address. */
  private static final int OVERHEAD = 200;

  /**
   * A tile that was sent.
   *
   * @param tag its entity tag, without quotation marks
   * @param nanos when it was last known to be that of its address, as {@link System#nanoTime} says
   */
  record Sent(WeakReference<TileCache.Answer> answer, String tag, long nanos) {
    /** How long ago that was. */
    long ageSeconds() {
      return (System.nanoTime() - nanos) / 1_000_000_000L;
    }
  }

  private final Cache<String, Sent> byAddress;

  /**
   * None yet.
   *
   * @param bytes how much memory the addresses take, about
   */
  SentTiles(long bytes) {
    this.byAddress =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String address, Sent sent) -> 2 * address.length() + OVERHEAD)
            .executor(Runnable::run)
            .build();
  }

  private static String address(Context ctx) {
    return ctx.path() + "?" + ctx.queryString();
  }

  private static boolean isForAnyone(Context ctx) {
    return ctx.header("Authorization") == null && ctx.header("X-API-Key") == null;
  }

  /** Keeps in mind what is sent. */
  void put(Context ctx, String tag, TileCache.Answer answer) {
    if (isForAnyone(ctx)) {
      byAddress.put(address(ctx), new Sent(new WeakReference<>(answer), tag, System.nanoTime()));
    }
  }

  /** What a client has is current: so is what was sent, if it has the same tag. */
  void confirm(Context ctx, String tag) {
    byAddress
        .asMap()
        .computeIfPresent(
            address(ctx),
            (address, sent) ->
                sent.tag.equals(tag) ? new Sent(sent.answer, tag, System.nanoTime()) : sent);
  }

  /** What was sent for the address of a request. */
  Optional<Sent> get(Context ctx) {
    return Optional.ofNullable(byAddress.getIfPresent(address(ctx)));
  }
}
