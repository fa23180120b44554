package org.lodeline.server.pages;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.lodeline.server.http.Caching;

/**
 * A file that never changes while the server runs: kept with its compressed form and a tag of its
 * contents.
 */
final class Asset {
  private static final int TAG_LENGTH = 16;

  /** Gzip is taken, and not with a quality of zero. */
  private static final Pattern GZIP =
      Pattern.compile("(?i)(^|[,\\s])gzip\\s*($|,|;(?!\\s*q=0(\\.0*)?\\s*($|,)))");

  /** Smaller files gain nothing from compression. */
  private static final int MIN_COMPRESSED_LENGTH = 1_000;

  private final String mediaType;
  private final byte[] bytes;
  private final byte[] compressed;
  private final String tag;

  Asset(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.compressed = bytes.length < MIN_COMPRESSED_LENGTH ? bytes : gzip(bytes);
    this.tag = tag(bytes);
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

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers with the file, or that the client's copy is current. */
  void send(Context ctx, String cacheControl) {
    boolean notModified = Caching.isNotModified(ctx, tag);
    ctx.header("Cache-Control", cacheControl);
    if (notModified) {
      return;
    }
    ctx.contentType(mediaType);
    ctx.disableCompression();
    String accepted = ctx.header("Accept-Encoding");
    if (compressed.length < bytes.length && accepted != null && GZIP.matcher(accepted).find()) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(compressed);
    } else {
      ctx.result(bytes);
    }
  }
}
