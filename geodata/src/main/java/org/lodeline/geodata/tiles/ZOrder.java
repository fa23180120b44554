package org.lodeline.geodata.tiles;

import java.util.Arrays;

/** The order along Morton's curve, in which every square of a quadtree is one run. */
final class ZOrder {
  private static final int DIGIT = 16;
  private static final int DIGITS = 1 << DIGIT;

  private ZOrder() {}

  /** The bits of two numbers, which are not negative, in turn; that of y is the higher one. */
  static long code(int x, int y) {
    return spread(y) << 1 | spread(x);
  }

  private static long spread(int value) {
    long bits = value;
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFFL;
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FFL;
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0FL;
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333L;
    return (bits | bits << 1) & 0x5555_5555_5555_5555L;
  }

  /**
   * The places of codes in their order; those that are equal stay as they come.
   *
   * @param size how many of the codes there are
   */
  static int[] sorted(long[] codes, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return size < DIGITS / 8 ? merged(codes, order) : byDigits(codes, order);
  }

  private static int[] merged(long[] codes, int[] order) {
    Integer[] boxed = new Integer[order.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = i;
    }
    Arrays.sort(boxed, (a, b) -> Long.compare(codes[a], codes[b]));
    for (int i = 0; i < boxed.length; i++) {
      order[i] = boxed[i];
    }
    return order;
  }

  private static int[] byDigits(long[] codes, int[] order) {
    int[] from = order;
    int[] to = new int[order.length];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      int[] starts = new int[DIGITS + 1];
      for (int place : from) {
        starts[digit(codes[place], shift) + 1]++;
      }
      for (int i = 0; i < DIGITS; i++) {
        starts[i + 1] += starts[i];
      }
      for (int place : from) {
        to[starts[digit(codes[place], shift)]++] = place;
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private static int digit(long code, int shift) {
    return (int) (code >>> shift) & (DIGITS - 1);
  }
}
