package org.lodeline.geodata;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for, once; others who ask meanwhile wait. It takes no
 * time of a {@link Deadline}.
 */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T value;

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  /** A value that is made already. */
  public static <T> Lazy<T> of(T value) {
    Lazy<T> made = new Lazy<>(() -> value);
    made.value = value;
    return made;
  }

  @Override
  public T get() {
    T made = value;
    return made == null ? Deadline.without(this::make) : made;
  }

  private synchronized T make() {
    T made = value;
    if (made == null) {
      made = maker.get();
      value = made;
    }
    return made;
  }

  /** The value, if it was asked for before. */
  public Optional<T> ifMade() {
    return Optional.ofNullable(value);
  }
}
