package org.lodeline.geodata.format;

import org.jspecify.annotations.Nullable;

/** Numbers values in the order in which they first come; a hash table without boxes. */
final class ValueNumbers {
  private @Nullable Object[] values = new Object[256];
  private int[] numbers = new int[values.length];
  private int size;

  int size() {
    return size;
  }

  /** The number of a value; {@link #size()} as it was before if the value is new. */
  int of(Object value) {
    int place = place(value, values);
    if (values[place] != null) {
      return numbers[place];
    }
    values[place] = value;
    numbers[place] = size++;
    if (size * 2 > values.length) {
      grow();
    }
    return size - 1;
  }

  private static int place(Object value, @Nullable Object[] among) {
    int hash = value.hashCode();
    int mixed = (hash ^ (hash >>> 16)) * 0x9E37_79B1;
    int place = (mixed >>> 1) & (among.length - 1);
    while (among[place] != null && !value.equals(among[place])) {
      place = (place + 1) & (among.length - 1);
    }
    return place;
  }

  private void grow() {
    @Nullable Object[] larger = new Object[values.length * 2];
    int[] moved = new int[larger.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        int place = place(value, larger);
        larger[place] = value;
        moved[place] = numbers[i];
      }
    }
    values = larger;
    numbers = moved;
  }
}
