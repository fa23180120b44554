package org.lodeline.geodata;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/**
 * Keeps the values asked for last, by key. A value is made once, by the thread that asks first;
 * others who ask for the same meanwhile wait. It is made outside of any lock, so that making it may
 * take long, use other threads, and ask other memos. Safe for all threads.
 */
public final class Memo<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> values;
  private final Function<K, V> maker;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final AsyncCache<K, V> cache;

  /**
   * How a memo is used.
   *
   * @param hits how often a value was there, or being made
   * @param misses how often one was made
   * @param size of the values that it keeps: bytes where it is weighed, their number elsewhere
   */
  public record Use(long hits, long misses, long size) {}

  /**
   * A memo.
   *
   * @param kept how many values, at most
   * @param maker makes the value of a key; an exception is thrown to all who wait, and not kept
   */
  public Memo(int kept, Function<K, V> maker) {
    this(Caffeine.newBuilder().maximumSize(kept), maker);
  }

  /**
   * A memo of values that differ in size, and are made by whoever asks: by {@link #get(Object,
   * Supplier)}.
   *
   * @param bytes how much all of them take, at most
   * @param size how many bytes a value takes with its key
   */
  public static <K, V> Memo<K, V> weighed(long bytes, ToIntBiFunction<K, V> size) {
    return new Memo<>(
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((K key, V value) -> size.applyAsInt(key, value)),
        key -> {
          throw new IllegalStateException("values are made by who asks for them");
        });
  }

  private Memo(Caffeine<? super K, ? super V> kept, Function<K, V> maker) {
    this.maker = maker;
    // Caffeine tidies up in the thread that asks: the common pool may be busy making a value.
    this.cache = kept.executor(Runnable::run).buildAsync();
    this.values = cache.asMap();
  }

  /** The value of a key, which takes no time of a {@link Deadline}. */
  public V get(K key) {
    return Deadline.without(() -> get(key, () -> maker.apply(key)));
  }

  /**
   * The value of a key, made where there is none: for what is made from more than the key, which is
   * not kept.
   */
  public V get(K key, Supplier<V> made) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> known = values.putIfAbsent(key, mine);
    if (known != null) {
      hits.increment();
      return join(known);
    }
    misses.increment();
    try {
      mine.complete(made.get());
    } catch (RuntimeException | Error e) {
      values.remove(key, mine);
      mine.completeExceptionally(e);
    }
    return join(mine);
  }

  private static <T> T join(CompletableFuture<T> value) {
    try {
      return value.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw e;
    }
  }

  /** How it has been used so far. */
  public Use use() {
    var kept = cache.synchronous();
    long size =
        kept.policy()
            .eviction()
            .map(eviction -> eviction.weightedSize().orElse(kept.estimatedSize()))
            .orElse(kept.estimatedSize());
    return new Use(hits.sum(), misses.sum(), size);
  }

  /** Lets go of every value. */
  public void clear() {
    values.clear();
  }
}
