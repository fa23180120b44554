package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/**
 * Which feature a record is. Records without an id are numbered, in digits of one length, so that
 * the same file gives the same ids and their order is that of the file.
 */
final class Identity {
  private static final String ID = "id";

  private final String upsertField;

  /** The ids of the features there are: by their id, or by the value of the field that tells. */
  private final Map<String, String> existing;

  private final Set<String> taken;
  private final Set<String> keys = new HashSet<>();
  private long last;

  private Identity(String upsertField, Map<String, String> existing, Set<String> taken) {
    this.upsertField = upsertField;
    this.existing = existing;
    this.taken = taken;
    this.last = taken.stream().mapToLong(Identity::number).max().orElse(0);
  }

  /** The id of a feature, and whether one that exists has it. */
  record Claim(String id, boolean exists) {}

  static Identity of(ImportRequest request, FeatureSink sink) throws IOException {
    boolean upsert = request.mode() == Mode.UPSERT;
    String field = upsert ? request.upsertField() : "";
    Map<String, String> existing = new HashMap<>();
    Set<String> ids = new HashSet<>();
    if (upsert || request.mode() == Mode.APPEND) {
      sink.checkField(field.equals(ID) ? "" : field);
      sink.forEachExisting(
          feature -> {
            ids.add(feature.getID());
            if (upsert) {
              String key = field.equals(ID) ? feature.getID() : text(feature.getAttribute(field));
              if (key != null) {
                claim(existing, key, feature, field);
              }
            }
          });
    }
    return new Identity(field, existing, ids);
  }

  private static void claim(
      Map<String, String> existing, String key, SimpleFeature feature, String field) {
    if (existing.put(key, feature.getID()) != null) {
      throw LodelineException.invalid(
          "--upsert",
          "two features of the layer have "
              + LodelineException.quoted(key)
              + " in "
              + field
              + ", so that it does not tell which a record is");
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static long number(String id) {
    return id.length() == 7 && id.chars().allMatch(letter -> letter >= '0' && letter <= '9')
        ? Long.parseLong(id)
        : 0;
  }

  /**
   * The id for a record.
   *
   * @throws IllegalArgumentException if another record or feature has it, with a reason for people
   */
  Claim of(Optional<String> own, SimpleFeatureType type, @Nullable Object[] values) {
    if (upsertField.isEmpty()) {
      return fresh(own);
    }
    Optional<String> key =
        upsertField.equals(ID)
            ? own
            : Optional.ofNullable(values[type.indexOf(upsertField)]).map(Object::toString);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("nothing in " + upsertField + ", which tells what it is");
    }
    if (!keys.add(key.get())) {
      throw new IllegalArgumentException(
          "another record has "
              + LodelineException.quoted(key.get())
              + " in "
              + upsertField
              + ", which tells what it is");
    }
    String known = existing.get(key.get());
    return known == null ? fresh(own.isPresent() ? own : key) : new Claim(known, true);
  }

  private Claim fresh(Optional<String> own) {
    String id = own.orElseGet(() -> "%07d".formatted(++last));
    if (!taken.add(id)) {
      throw new IllegalArgumentException(
          "the id " + LodelineException.quoted(id) + " is taken by another record or feature");
    }
    return new Claim(id, false);
  }
}
