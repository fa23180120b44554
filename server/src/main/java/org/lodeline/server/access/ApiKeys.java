package org.lodeline.server.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lodeline.geodata.LodelineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callers that an API key file knows. A key that is added or revoked while the server runs
 * counts from the next request on. Safe for all threads.
 */
public final class ApiKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

  private final Path file;
  private String seen;
  private String told = "";
  private List<KeyFile.Entry> keys;

  private ApiKeys(Path file) {
    this.file = file;
    this.seen = signature();
    this.keys = KeyFile.read(file).keys();
  }

  /**
   * Opens a file.
   *
   * @throws LodelineException of kind UNAVAILABLE if there is none, BROKEN_DATA if it is no file of
   *     keys
   */
  public static ApiKeys open(Path file) {
    return new ApiKeys(file);
  }

  /** Who has a key; empty if nobody has. */
  public Optional<Caller> caller(String key) {
    byte[] asked = KeyFile.hash(key);
    Optional<Caller> found = Optional.empty();
    // All are compared, and each in the same time, so that the time tells nothing.
    for (KeyFile.Entry known : now()) {
      if (MessageDigest.isEqual(HexFormat.of().parseHex(known.sha256()), asked)) {
        found = Optional.of(known.caller());
      }
    }
    return found;
  }

  /** The keys of the file as it is now; if that cannot be used, those of the last that could. */
  private synchronized List<KeyFile.Entry> now() {
    String signature = signature();
    if (!signature.equals(seen)) {
      try {
        keys = KeyFile.read(file).keys();
        seen = signature;
        told = "";
        LOG.info("The API key file {} has changed and holds {} keys", file, keys.size());
      } catch (LodelineException e) {
        // Read again by the next who asks, since what was in the way may leave the file as it is.
        if (!signature.equals(told)) {
          LOG.error("{}; the keys that were known before stay", e.getMessage());
          told = signature;
        }
      }
    }
    return keys;
  }

  /** Changes with the file: it is replaced as a whole. */
  private String signature() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
