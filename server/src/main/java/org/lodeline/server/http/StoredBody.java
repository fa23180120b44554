package org.lodeline.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.lodeline.geodata.Lazy;

/**
 * The body of an answer that is sent again and again. It is compressed once, when that is first
 * asked for. Safe for all threads.
 */
public final class StoredBody {
  /** Gzip is taken, and not with a quality of zero. */
  private static final Pattern GZIP =
      Pattern.compile("(?i)(^|[,\\s])gzip\\s*($|,|;(?!\\s*q=0(\\.0*)?\\s*($|,)))");

  /** Smaller bodies gain nothing from compression. */
  private static final int MIN_COMPRESSED_LENGTH = 1_000;

  private final byte[] bytes;
  private final Lazy<byte[]> compressed;

  /**
   * A body.
   *
   * @param bytes not changed from now on
   */
  public StoredBody(byte[] bytes) {
    this.bytes = bytes;
    this.compressed = new Lazy<>(() -> bytes.length < MIN_COMPRESSED_LENGTH ? bytes : gzip(bytes));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The bytes as they are before compression, not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Answers with the body, compressed if the client takes that. */
  public void send(Context ctx, String mediaType) {
    ctx.contentType(mediaType);
    ctx.disableCompression();
    String accepted = ctx.header("Accept-Encoding");
    if (accepted != null
        && GZIP.matcher(accepted).find()
        && compressed.get().length < bytes.length) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(compressed.get());
    } else {
      ctx.result(bytes);
    }
  }
}
