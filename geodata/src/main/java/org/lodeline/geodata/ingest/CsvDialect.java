package org.lodeline.geodata.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodeline.geodata.LodelineException;

/**
 * How the text of a CSV file is written.
 *
 * @param skippedBytes the byte order mark before the text
 */
record CsvDialect(Charset encoding, int skippedBytes, char delimiter) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int LONGEST_HEADER = 1 << 20;

  /**
   * Finds out how a file is written, as far as the mapping does not say it.
   *
   * @throws LodelineException of kind INVALID_INPUT if it is no text in the encoding
   */
  static CsvDialect of(Path file, Mapping mapping) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(3);
    }
    int mark = markOf(head);
    Charset encoding = encoding(file, mapping, head, mark);
    String delimiter = mapping.delimiter();
    return new CsvDialect(
        encoding, mark, delimiter == null ? delimiter(file, encoding, mark) : delimiter.charAt(0));
  }

  private static int markOf(byte[] head) {
    if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB) {
      return 3;
    }
    return isUtf16(head) ? 2 : 0;
  }

  private static boolean isUtf16(byte[] head) {
    return head.length >= 2
        && ((head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
            || (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE));
  }

  private static Charset encoding(Path file, Mapping mapping, byte[] head, int mark)
      throws IOException {
    String named = mapping.encoding();
    if (named != null) {
      Charset charset;
      try {
        charset = Charset.forName(named);
      } catch (IllegalArgumentException e) {
        throw LodelineException.invalid(
            "--mapping", "unknown encoding " + LodelineException.quoted(named));
      }
      check(file, charset);
      return charset;
    } else if (mark == 2) {
      return head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    } else if (isText(file, StandardCharsets.UTF_8)) {
      return StandardCharsets.UTF_8;
    }
    check(file, WINDOWS);
    return WINDOWS;
  }

  private static void check(Path file, Charset charset) throws IOException {
    if (!isText(file, charset)) {
      throw LodelineException.invalid(
          "FILE",
          file
              + " is no text in "
              + charset.name()
              + "; say its encoding in a mapping file, as {\"encoding\": \"...\"}");
    }
  }

  /** Whether all bytes are characters, and none is NUL, which no text has. */
  private static boolean isText(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    try (InputStream in = Files.newInputStream(file)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        chars.clear();
        if (decoder.decode(bytes, chars, end).isError()) {
          return false;
        }
        for (int i = 0; i < chars.position(); i++) {
          if (chars.get(i) == 0) {
            return false;
          }
        }
        bytes.compact();
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The one of the usual delimiters that the first line has most of, outside of quotes. */
  private static char delimiter(Path file, Charset encoding, int mark) throws IOException {
    int[] counts = new int[DELIMITERS.length];
    try (Reader reader = reader(file, encoding, mark)) {
      boolean quoted = false;
      for (int i = 0; i < LONGEST_HEADER; i++) {
        int letter = reader.read();
        if (letter < 0 || (!quoted && (letter == '\n' || letter == '\r'))) {
          break;
        }
        quoted ^= letter == '"';
        for (int d = 0; d < DELIMITERS.length; d++) {
          counts[d] += !quoted && letter == DELIMITERS[d] ? 1 : 0;
        }
      }
    }
    int most = 0;
    for (int d = 1; d < DELIMITERS.length; d++) {
      most = counts[d] > counts[most] ? d : most;
    }
    return DELIMITERS[most];
  }

  /** Reads the text of a file. */
  Reader reader(Path file) throws IOException {
    return reader(file, encoding, skippedBytes);
  }

  private static Reader reader(Path file, Charset encoding, int mark) throws IOException {
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(mark);
    return new BufferedReader(new InputStreamReader(in, encoding), 1 << 16);
  }

  /** As a user is told. */
  String words() {
    String separator = delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
    return encoding.name() + ", separated by " + separator;
  }
}
