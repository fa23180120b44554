package org.lodeline.server.wfs;

import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.lodeline.geodata.LodelineException;

/** A request that is refused for a reason that OWS Common or WFS has a code for. */
final class OwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, in the words of OWS Common 1.1 and WFS 2.0. */
  enum Code {
    MissingParameterValue(HttpStatus.BAD_REQUEST),
    InvalidParameterValue(HttpStatus.BAD_REQUEST),
    VersionNegotiationFailed(HttpStatus.BAD_REQUEST),
    OperationNotSupported(HttpStatus.BAD_REQUEST),
    OperationParsingFailed(HttpStatus.BAD_REQUEST),
    NotFound(HttpStatus.NOT_FOUND),
    /** What came is longer than is taken. */
    RequestTooLarge(HttpStatus.CONTENT_TOO_LARGE),
    /** The store cannot be read now, or takes too long. */
    ServiceUnavailable(HttpStatus.SERVICE_UNAVAILABLE),
    NoApplicableCode(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Code(HttpStatus status) {
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  private final Code code;
  private final transient Optional<String> locator;

  OwsException(Code code, Optional<String> locator, String message) {
    super(message);
    this.code = code;
    this.locator = locator;
  }

  static OwsException missing(String parameter, String what) {
    return new OwsException(
        Code.MissingParameterValue,
        Optional.of(parameter),
        "parameter " + parameter + " is missing: " + what);
  }

  static OwsException notSupported(String operation, String message) {
    return new OwsException(Code.OperationNotSupported, Optional.of(operation), message);
  }

  /** The one place where the kinds of failure become codes of OWS. */
  static OwsException of(LodelineException e) {
    Code code =
        switch (e.kind()) {
          case INVALID_INPUT ->
              e.parameter().filter(WfsRequest.BODY::equals).isPresent()
                  ? Code.OperationParsingFailed
                  : Code.InvalidParameterValue;
          case NOT_FOUND -> Code.InvalidParameterValue;
          case TOO_LARGE -> Code.RequestTooLarge;
          case UNAVAILABLE, OUT_OF_TIME -> Code.ServiceUnavailable;
          case OUT_OF_SPACE, BROKEN_DATA -> Code.NoApplicableCode;
        };
    // What concerns the operator may name files or hosts.
    String message =
        code.status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                || e.kind() == LodelineException.Kind.OUT_OF_TIME
            ? e.getMessage()
            : OPERATOR_IS_TOLD;
    return new OwsException(code, e.parameter(), message);
  }

  static final String OPERATOR_IS_TOLD = "The server failed; its log says why.";

  Code code() {
    return code;
  }

  /** The parameter at fault, where there is one. */
  Optional<String> locator() {
    return locator;
  }
}
