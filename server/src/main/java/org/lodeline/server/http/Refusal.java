package org.lodeline.server.http;

import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodeline.geodata.LodelineException;

/**
 * A request that is refused for a reason that only HTTP has a word for, such as a missing key or a
 * precondition that does not hold. {@link Problems} answers it.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String detail;
  private final transient Map<String, String> headers;
  private final transient List<Fault> faults;

  /**
   * What is wrong with one field of a document.
   *
   * @param value what was given, as JSON
   * @param message what it is to be, for people
   */
  public record Fault(String field, String value, String message) {
    /** A value is cut where it is longer than anyone reads. */
    public Fault {
      String quoted = LodelineException.quoted(value);
      value = quoted.substring(1, quoted.length() - 1);
    }
  }

  private Refusal(
      HttpStatus status, String detail, Map<String, String> headers, List<Fault> faults) {
    super(detail);
    this.status = status;
    this.detail = detail;
    this.headers = Map.copyOf(headers);
    this.faults = List.copyOf(faults);
  }

  /**
   * A refusal.
   *
   * @param detail for people: what is wrong, and what is possible
   * @param headers that the status asks for
   */
  public static Refusal of(HttpStatus status, String detail, Map<String, String> headers) {
    return new Refusal(status, detail, headers, List.of());
  }

  /**
   * A document that can be read, but not taken. It is a matter for 422 and not for 400, because the
   * syntax is right and only what it says is not.
   *
   * @param faults one or more
   */
  public static Refusal of(List<Fault> faults) {
    String detail =
        faults.stream()
            .map(fault -> fault.field + " " + fault.message)
            .collect(Collectors.joining("; "));
    return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, detail, Map.of(), faults);
  }

  HttpStatus status() {
    return status;
  }

  String detail() {
    return detail;
  }

  Map<String, String> headers() {
    return headers;
  }

  List<Fault> faults() {
    return faults;
  }
}
