package org.lodeline.server.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;

/**
 * The keys of an API key file, without the keys themselves: only their hashes are kept, so whoever
 * reads the file cannot use them. A hash without salt or stretching is enough for a key of 256
 * random bits.
 */
public record KeyFile(List<Entry> keys) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,59}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public KeyFile {
    keys = List.copyOf(keys);
  }

  /**
   * A key.
   *
   * @param name of who has it; no other key has the same
   * @param sha256 hash of the key, 64 hexadecimal digits
   * @param created when, ISO 8601
   * @param layers the ids of the layers that it grants; null where it is for no layers in
   *     particular
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String name, Role role, String sha256, String created, @Nullable List<String> layers) {
    public Entry {
      layers = layers == null ? null : List.copyOf(layers);
    }

    Caller caller() {
      return new Caller(name, role, Optional.ofNullable(layers).map(Set::copyOf));
    }
  }

  /**
   * Reads a file.
   *
   * @throws LodelineException of kind UNAVAILABLE if there is none, BROKEN_DATA if it is no file of
   *     keys
   */
  public static KeyFile read(Path file) {
    try {
      KeyFile read = Resources.JSON.readValue(Files.readAllBytes(file), KeyFile.class);
      read.check(file);
      return read;
    } catch (NoSuchFileException e) {
      throw LodelineException.unavailable(
          "there is no API key file " + file + "; lodeline key add NAME --api-keys FILE makes one",
          e);
    } catch (JacksonException | NullPointerException e) {
      throw broken(file, "it is not the JSON that lodeline key writes", e);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read the API key file " + file, e);
    }
  }

  private void check(Path file) {
    Set<String> names = new HashSet<>();
    for (Entry key : keys) {
      if (!NAME.matcher(key.name).matches() || !names.add(key.name)) {
        throw broken(file, "a key has the name " + LodelineException.quoted(key.name), null);
      }
      if (!HASH.matcher(key.sha256).matches()) {
        throw broken(file, "the sha256 of key " + key.name + " is not 64 hexadecimal digits", null);
      }
      Objects.requireNonNull(key.role);
      checkLayers(key.role, Optional.ofNullable(key.layers))
          .ifPresent(
              fault -> {
                throw broken(file, "the key " + key.name + " has layers, but " + fault, null);
              });
    }
  }

  /** What is wrong with the layers of a key, if anything is. */
  private static Optional<String> checkLayers(Role role, Optional<List<String>> layers) {
    if (layers.isEmpty()) {
      return Optional.empty();
    } else if (role == Role.ADMIN) {
      return Optional.of("an admin has all layers");
    }
    return layers.get().isEmpty() || layers.get().stream().anyMatch(String::isBlank)
        ? Optional.of("names none, or an empty one")
        : Optional.empty();
  }

  private static LodelineException broken(Path file, String why, @Nullable Exception e) {
    return LodelineException.brokenData("the API key file " + file + " cannot be used: " + why, e);
  }

  /** Adds a key that is for no layers in particular. */
  public static String add(Path file, String name, Role role) {
    return add(file, name, role, Optional.empty());
  }

  /**
   * Adds a key to a file, which is made where there is none.
   *
   * @param layers the ids of the layers that it grants, which need not be there yet
   * @return the key, which is nowhere else
   * @throws LodelineException of kind INVALID_INPUT if the name is none or taken, or the layers
   *     cannot be granted
   */
  public static String add(Path file, String name, Role role, Optional<List<String>> layers) {
    if (!NAME.matcher(name).matches()) {
      throw LodelineException.invalid(
          "NAME",
          "the name of a key is made of at most 60 letters, digits and ._@- and begins with a letter or digit; it was "
              + LodelineException.quoted(name));
    }
    checkLayers(role, layers)
        .ifPresent(
            fault -> {
              throw LodelineException.invalid("--layers", "--layers cannot be used: " + fault);
            });
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String hash = HexFormat.of().formatHex(hash(key));
    String created = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    change(
        file,
        keys -> {
          if (keys.stream().anyMatch(known -> known.name.equals(name))) {
            throw LodelineException.invalid(
                "NAME", "there is a key of " + name + " already; revoke it first");
          }
          keys.add(new Entry(name, role, hash, created, layers.orElse(null)));
          return keys;
        });
    return key;
  }

  /**
   * Removes a key from a file.
   *
   * @throws LodelineException of kind NOT_FOUND if there is none of this name
   */
  public static void revoke(Path file, String name) {
    read(file);
    change(
        file,
        keys -> {
          if (!keys.removeIf(known -> known.name.equals(name))) {
            throw LodelineException.notFound(
                "NAME", "there is no key of " + LodelineException.quoted(name) + " in " + file);
          }
          return keys;
        });
  }

  /** The hash of a key. */
  static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Of two who change a file at once, the second sees what the first did. Synchronised, because a
   * file lock is held by the whole process.
   */
  private static synchronized void change(Path file, UnaryOperator<List<Entry>> change) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("." + file.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        List<Entry> keys =
            lock.isValid() && Files.exists(file) ? read(file).keys : List.<Entry>of();
        write(folder, file, new KeyFile(change.apply(new ArrayList<>(keys))));
      }
    } catch (IOException e) {
      throw LodelineException.unavailable(
          "cannot write the API key file " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whoever reads sees the old file or the new one. A new file can only be read by its owner; one
   * that is there keeps its owner, group and permissions.
   */
  private static void write(Path folder, Path file, KeyFile keys) throws IOException {
    // Files of this kind are for their owner alone, where the system knows owners.
    Path unfinished = Files.createTempFile(folder, ".keys-", ".part");
    try {
      Files.write(
          unfinished,
          Resources.JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(keys));
      try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      if (Files.exists(file)) {
        keepAccess(file, unfinished);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void keepAccess(Path from, Path to) throws IOException {
    PosixFileAttributeView access = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (access == null) {
      return;
    }
    PosixFileAttributes before = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes now = access.readAttributes();
    if (!now.owner().equals(before.owner())) {
      access.setOwner(before.owner());
    }
    if (!now.group().equals(before.group())) {
      access.setGroup(before.group());
    }
    access.setPermissions(before.permissions());
  }
}
