package org.lodeline.server.pages;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.StoredBody;

/**
 * A file that never changes while the server runs: kept with its compressed form and a tag of its
 * contents.
 */
final class Asset {
  private static final int TAG_LENGTH = 16;

  private final String mediaType;
  private final StoredBody body;
  private final String tag;

  Asset(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.body = new StoredBody(bytes);
    this.tag = tag(bytes);
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
    Caching.control(ctx, cacheControl);
    if (!notModified) {
      body.send(ctx, mediaType);
    }
  }
}
