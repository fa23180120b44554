package org.lodeline.geodata.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of Protocol Buffers as it is written, field after field. */
final class ProtobufBuffer {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int DELIMITED = 2;
  private static final int LONGEST_VARINT = 10;

  private byte[] bytes;
  private int size;

  ProtobufBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  /** A number alone, without the field that it belongs to. */
  void varint(long value) {
    reserve(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number that is often negative, alone. */
  void zigzag(long value) {
    varint(zigzagged(value));
  }

  private static long zigzagged(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private void tag(int field, int type) {
    varint((long) field << 3 | type);
  }

  void unsigned(int field, long value) {
    tag(field, VARINT);
    varint(value);
  }

  void signed(int field, long value) {
    tag(field, VARINT);
    zigzag(value);
  }

  void fixed64(int field, double value) {
    tag(field, FIXED_64);
    reserve(Long.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[size++] = (byte) (bits >>> (8 * i));
    }
  }

  void text(int field, String value) {
    if (ascii(field, value)) {
      return;
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    delimited(field, encoded, encoded.length);
  }

  /** Writes a text without making its bytes first, if all of its characters take one. */
  private boolean ascii(int field, String value) {
    int before = size;
    int length = value.length();
    tag(field, DELIMITED);
    varint(length);
    reserve(length);
    for (int i = 0; i < length; i++) {
      char character = value.charAt(i);
      if (character >= 0x80) {
        size = before;
        return false;
      }
      bytes[size++] = (byte) character;
    }
    return true;
  }

  /** A message, or numbers that are packed. */
  void message(int field, ProtobufBuffer message) {
    delimited(field, message.bytes, message.size);
  }

  /** Fields that are written already. */
  void append(ProtobufBuffer fields) {
    append(fields.bytes, fields.size);
  }

  private void delimited(int field, byte[] content, int length) {
    tag(field, DELIMITED);
    varint(length);
    append(content, length);
  }

  private void append(byte[] content, int length) {
    reserve(length);
    System.arraycopy(content, 0, bytes, size, length);
    size += length;
  }
}
