package org.lodeline.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.crs.Crs;

/** The document that a request brings, before anybody looks at what it says. */
public final class RequestBody {
  public static final List<String> FEATURE = List.of("application/geo+json", "application/json");
  public static final List<String> JSON = List.of("application/json");
  public static final List<String> PATCH = List.of("application/merge-patch+json");
  public static final int LONGEST = 4_000_000;

  /** What is read of a body that is too long anyway, bytes. */
  private static final long MOST_DISCARDED = 64_000_000;

  private static final ObjectReader STRICT =
      Resources.JSON
          .reader()
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RequestBody() {}

  /**
   * Reads it.
   *
   * @param types the media types that can be read here
   * @throws Refusal with 415 for another type
   * @throws LodelineException of kind TOO_LARGE, or INVALID_INPUT if it is no JSON object
   */
  public static ObjectNode read(Context ctx, List<String> types) throws IOException {
    String type = mediaType(ctx);
    if (!types.contains(type)) {
      throw unsupported(ctx, types, type);
    }
    if (parse(bytes(ctx)) instanceof ObjectNode object) {
      return object;
    }
    throw LodelineException.invalid("body", "the body must be a JSON object");
  }

  /** As the request calls it, in small letters and without parameters; empty if it does not. */
  public static String mediaType(Context ctx) {
    // Asked for as a content type, a charset that nobody knows would be a failure of the server.
    return Optional.ofNullable(ctx.header("Content-Type"))
        .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /**
   * The bytes of a document in XML, of whatever media type: clients name many.
   *
   * @throws LodelineException of kind TOO_LARGE
   */
  public static InputStream xml(Context ctx) throws IOException {
    return new ByteArrayInputStream(bytes(ctx));
  }

  private static byte[] bytes(Context ctx) throws IOException {
    return bytes(
        ctx, LONGEST, "body", "a document takes " + LONGEST + " bytes at most in a request");
  }

  /**
   * All the bytes of the body.
   *
   * @param longest how many there may be
   * @param parameter at fault if there are more, and {@code tooLong} why
   * @throws LodelineException of kind TOO_LARGE
   * @throws Refusal with 400 for a body that ends early or is sent as no HTTP is, 408 for one that
   *     does not go on
   */
  public static byte[] bytes(Context ctx, int longest, String parameter, String tooLong)
      throws IOException {
    try (InputStream body = ctx.bodyInputStream()) {
      byte[] bytes = body.readNBytes(longest + 1);
      if (bytes.length > longest) {
        // A client that is not heard out gets a broken connection in place of the reason.
        body.skip(MOST_DISCARDED);
        throw LodelineException.tooLarge(parameter, tooLong);
      }
      return bytes;
    } catch (IOException e) {
      throw unread(e);
    }
  }

  private static Refusal unread(IOException e) {
    if (e.getCause() instanceof TimeoutException) {
      return Refusal.of(HttpStatus.REQUEST_TIMEOUT, "the rest of the body does not come", Map.of());
    }
    return Refusal.of(
        HttpStatus.BAD_REQUEST,
        "the body ends before it is whole, or is not sent as its headers say",
        Map.of());
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return STRICT.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw unreadable(e.getOriginalMessage());
    } catch (IOException e) {
      // Bytes that are no text, in any of the encodings that JSON may have.
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static LodelineException unreadable(String reason) {
    return LodelineException.invalid(
        "body", "the body cannot be read as JSON: " + firstLine(reason));
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    String quoted = LodelineException.quoted(line);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static Refusal unsupported(Context ctx, List<String> types, String type) {
    String allowed = String.join(", ", types);
    String header =
        switch (ctx.method().name()) {
          case "POST" -> "Accept-Post";
          case "PATCH" -> "Accept-Patch";
          default -> "Accept";
        };
    return Refusal.of(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "the body comes as " + allowed + ", not as " + LodelineException.quoted(type),
        Map.of(header, allowed));
  }

  /**
   * In which reference system its positions are.
   *
   * @throws LodelineException of kind INVALID_INPUT if it is none that the server knows
   */
  public static Crs crs(Context ctx) {
    return Optional.ofNullable(ctx.header("Content-Crs"))
        .map(String::strip)
        .map(
            uri ->
                uri.startsWith("<") && uri.endsWith(">") ? uri.substring(1, uri.length() - 1) : uri)
        .map(uri -> Crs.parse("Content-Crs", uri))
        .orElse(Crs.CRS84);
  }
}
