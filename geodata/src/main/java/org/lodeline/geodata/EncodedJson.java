package org.lodeline.geodata;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** JSON that was written before, in UTF-8, as Jackson copies it into a document. Immutable. */
public final class EncodedJson implements SerializableString {
  private final byte[] bytes;

  /**
   * A value.
   *
   * @param bytes not changed from now on
   */
  public EncodedJson(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public String getValue() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public int charLength() {
    return getValue().length();
  }

  @Override
  public char[] asQuotedChars() {
    return JsonStringEncoder.getInstance().quoteAsString(getValue());
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return bytes;
  }

  @Override
  public byte[] asQuotedUTF8() {
    return JsonStringEncoder.getInstance().quoteAsUTF8(getValue());
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    return copied(asQuotedUTF8(), buffer, offset);
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    return copied(bytes, buffer, offset);
  }

  /** How many bytes were copied; -1 if there is no room for all. */
  private static int copied(byte[] from, byte[] buffer, int offset) {
    if (from.length > buffer.length - offset) {
      return -1;
    }
    System.arraycopy(from, 0, buffer, offset, from.length);
    return from.length;
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    return copied(asQuotedChars(), buffer, offset);
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    return copied(getValue().toCharArray(), buffer, offset);
  }

  private static int copied(char[] from, char[] buffer, int offset) {
    if (from.length > buffer.length - offset) {
      return -1;
    }
    System.arraycopy(from, 0, buffer, offset, from.length);
    return from.length;
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) throws IOException {
    byte[] quoted = asQuotedUTF8();
    out.write(quoted);
    return quoted.length;
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    out.write(bytes);
    return bytes.length;
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    return put(asQuotedUTF8(), buffer);
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    return put(bytes, buffer);
  }

  private static int put(byte[] from, ByteBuffer buffer) {
    if (from.length > buffer.remaining()) {
      return -1;
    }
    buffer.put(from);
    return from.length;
  }
}
