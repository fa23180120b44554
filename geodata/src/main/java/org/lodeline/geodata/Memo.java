package org.lodeline.geodata;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentMap;
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
    this.values = kept.executor(Runnable::run).<K, V>buildAsync().asMap();
  }

  /** The value of a key. */
  public V get(K key) {
    return get(key, () -> maker.apply(key));
  }

  /**
   * The value of a key, made where there is none: for what is made from more than the key, which is
   * not kept.
   */
  public V get(K key, Supplier<V> made) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> known = values.putIfAbsent(key, mine);
    if (known != null) {
      return join(known);
    }
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

  /** Lets go of every value. */
  public void clear() {
    values.clear();
  }
}
