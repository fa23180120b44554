package org.lodeline.geodata;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can act on. The message is shown to them as it is, so it names the
 * parameter or file, the value and what is allowed, and never an internal detail.
 */
public final class LodelineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, in terms that a server or a command line turns into a status. */
  public enum Kind {
    INVALID_INPUT,
    NOT_FOUND,
    TOO_LARGE,
    UNAVAILABLE,
    OUT_OF_SPACE,
    OUT_OF_TIME,
    BROKEN_DATA
  }

  private static final int MOST_SHOWN = 80;

  private final Kind kind;
  private final @Nullable String parameter;

  private LodelineException(
      Kind kind, @Nullable String parameter, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.parameter = parameter;
  }

  /**
   * A value as a message shows it: in quotation marks, and cut where it is longer than anyone
   * reads.
   */
  public static String quoted(String value) {
    return value.length() <= MOST_SHOWN
        ? "'" + value + "'"
        : "'" + value.substring(0, MOST_SHOWN) + "...'";
  }

  /** The value of {@code parameter} cannot be used; {@code message} says what can. */
  public static LodelineException invalid(String parameter, String message) {
    return new LodelineException(Kind.INVALID_INPUT, parameter, message, null);
  }

  /**
   * The value of {@code parameter} is none of those that are known.
   *
   * @param what the kind of thing that the value should name
   */
  public static LodelineException unknown(
      String parameter, String what, String value, Collection<String> known) {
    return invalid(
        parameter,
        "unknown " + what + " " + quoted(value) + "; known are " + String.join(", ", known));
  }

  /** What {@code parameter} names does not exist. */
  public static LodelineException notFound(String parameter, String message) {
    return new LodelineException(Kind.NOT_FOUND, parameter, message, null);
  }

  /** What came for {@code parameter} is longer than is taken. */
  public static LodelineException tooLarge(String parameter, String message) {
    return new LodelineException(Kind.TOO_LARGE, parameter, message, null);
  }

  /** A store or resource cannot be reached or written now. */
  public static LodelineException unavailable(String message, @Nullable Throwable cause) {
    return new LodelineException(Kind.UNAVAILABLE, null, message, cause);
  }

  /** There is no room to write something; what was there before is as it was. */
  public static LodelineException outOfSpace(String message, @Nullable Throwable cause) {
    return new LodelineException(Kind.OUT_OF_SPACE, null, message, cause);
  }

  /** What was asked for takes too long. */
  public static LodelineException outOfTime(String message, @Nullable Throwable cause) {
    return new LodelineException(Kind.OUT_OF_TIME, null, message, cause);
  }

  /** A file or table does not hold what it must. */
  public static LodelineException brokenData(String message, @Nullable Throwable cause) {
    return new LodelineException(Kind.BROKEN_DATA, null, message, cause);
  }

  /** What a person is told; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  /** The parameter at fault, where there is one. */
  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }
}
