package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodeline.server.Permissions.Caller;
import org.lodeline.server.Permissions.Kind;
import org.lodeline.server.Permissions.Line;
import org.lodeline.server.Permissions.Outcome;
import org.lodeline.server.Permissions.Target;
import org.lodeline.server.access.AccessSettings;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;

/** Every route, asked for by everybody, about a public, a private and a missing layer. */
final class PermissionsTest {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  /** What nobody is told who is not granted the private layer, in lower case. */
  private static final List<String> SECRETS =
      List.of(Target.PRIVATE.layer, Target.PRIVATE.feature, Target.PRIVATE.story, "hidden shaft");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Map<Caller, String> KEYS = new EnumMap<>(Caller.class);

  @TempDir static Path folder;
  private static LodelineServer readable;
  private static LodelineServer closed;

  @BeforeAll
  static void start() throws Exception {
    Path file = folder.resolve("keys.json");
    Optional<List<String>> granted = Optional.of(List.of(Target.PRIVATE.layer));
    KEYS.put(Caller.READER, KeyFile.add(file, "reader", Role.READER));
    KEYS.put(Caller.GRANTED_READER, KeyFile.add(file, "reader-of-it", Role.READER, granted));
    KEYS.put(Caller.EDITOR, KeyFile.add(file, "editor", Role.EDITOR));
    KEYS.put(Caller.GRANTED_EDITOR, KeyFile.add(file, "editor-of-it", Role.EDITOR, granted));
    KEYS.put(Caller.ADMIN, KeyFile.add(file, "admin", Role.ADMIN));
    layer(Target.PUBLIC, "Open Well");
    layer(Target.PRIVATE, "Hidden Shaft");
    readable = server(file, false);
    closed = server(file, true);
    for (Target target : List.of(Target.PUBLIC, Target.PRIVATE)) {
      assertThat(send(readable, "PUT", "/stories/" + target.story, story(target), Caller.ADMIN))
          .returns(204, HttpResponse::statusCode);
    }
  }

  private static void layer(Target target, String name) throws IOException {
    Path csv = folder.resolve(target.layer + ".csv");
    Files.writeString(csv, "id,name,lon,lat\n" + target.feature + "," + name + ",-1.5,52.5\n");
    assertThat(Commands.run("import", csv.toString(), "--data", folder.resolve("data").toString()))
        .isZero();
  }

  private static LodelineServer server(Path keys, boolean requiresKey) {
    return LodelineServer.start(
        new Settings("127.0.0.1", 0, folder.resolve("data"), "", "", "")
            .withAccess(
                new AccessSettings(
                    keys.toString(), requiresKey, Set.of(Target.PRIVATE.layer), Optional.empty())));
  }

  @AfterAll
  static void stop() {
    readable.close();
    closed.close();
  }

  @Test
  void everyRoute_isInTheTableOfPermissions() {
    Set<String> told = new TreeSet<>();
    Permissions.all().forEach(line -> line.routes().forEach(told::add));
    Set<String> there = new TreeSet<>();
    readable.endpoints().stream()
        .filter(endpoint -> METHODS.contains(endpoint.method.name()))
        .forEach(endpoint -> there.add(endpoint.method.name() + " " + endpoint.path));

    assertThat(there)
        .as(
            "the routes of the server. Permissions has a line for each: add one for a new route,"
                + " with its kind and an address to ask for")
        .isEqualTo(told);
  }

  @ParameterizedTest
  @EnumSource(Caller.class)
  void whereEverybodyReads(Caller caller) throws Exception {
    assertThat(violations(readable, caller, false)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Caller.class)
  void whereAKeyIsRequired(Caller caller) throws Exception {
    assertThat(violations(closed, caller, true)).isEmpty();
  }

  private static List<String> violations(LodelineServer server, Caller caller, boolean requiresKey)
      throws Exception {
    List<String> violations = new ArrayList<>();
    for (Line line : Permissions.all()) {
      for (String address : line.addresses()) {
        for (String method : line.methods().toList()) {
          for (Target target : targets(line.kind())) {
            String asked = target.in(address);
            HttpResponse<String> answer = ask(server, line, method, asked, target, caller);
            Outcome expected = line.kind().expected(caller, target, requiresKey);
            String fault = fault(server, line, method, address, target, caller, expected, answer);
            if (!fault.isEmpty()) {
              violations.add(
                  caller + " " + method + " " + asked + ": " + answer.statusCode() + " " + fault);
            }
          }
        }
      }
    }
    return violations;
  }

  private static List<Target> targets(Kind kind) {
    return kind.isOfALayer() ? List.of(Target.PUBLIC, Target.PRIVATE) : List.of(Target.PUBLIC);
  }

  /** What is wrong with an answer; empty if nothing is. */
  private static String fault(
      LodelineServer server,
      Line line,
      String method,
      String address,
      Target target,
      Caller caller,
      Outcome expected,
      HttpResponse<String> answer)
      throws Exception {
    String told = answer.body().toLowerCase(Locale.ROOT);
    if (expected == Outcome.AS_IF_MISSING) {
      Target none = Target.MISSING;
      HttpResponse<String> missing = ask(server, line, method, none.in(address), none, caller);
      String asked = essence(answer, target);
      String notThere = essence(missing, none);
      if (!asked.equals(notThere)) {
        return asked + " is not as for a missing layer: " + notThere;
      }
      told = target.withoutEcho(told);
    } else if (!isOf(expected, answer.statusCode())) {
      return "is not " + expected + ": " + answer.body();
    } else if (target == Target.PRIVATE && expected != Outcome.DONE) {
      told = target.withoutEcho(told);
    }
    if (!caller.isGranted()) {
      for (String secret : SECRETS) {
        if (told.contains(secret)) {
          return "tells of " + secret;
        }
      }
    } else if (line.kind() == Kind.LIST && method.equals("GET") && !told.contains("vault")) {
      return "does not tell of what is granted";
    }
    return "";
  }

  /** An answer without what it repeats of the question. */
  private static String essence(HttpResponse<String> answer, Target target) {
    Set<String> headers = new TreeSet<>(answer.headers().map().keySet());
    headers.removeAll(Set.of("content-length", "connection"));
    // The letters of a picture are outlines, and there as text before.
    String body =
        answer
            .body()
            .replace(answer.headers().firstValue("X-Request-Id").orElse("none"), "")
            .toLowerCase(Locale.ROOT)
            .replaceFirst("(?s)</desc>.*", "");
    return answer.statusCode() + " " + headers + " " + target.withoutEcho(body);
  }

  private static boolean isOf(Outcome expected, int status) {
    return switch (expected) {
      case DONE -> status < 400;
      case UNAUTHORIZED -> status == 401;
      case FORBIDDEN -> status == 403;
      case AS_IF_MISSING -> false;
    };
  }

  /** Asks, after what is to be changed was made. */
  private static HttpResponse<String> ask(
      LodelineServer server, Line line, String method, String address, Target target, Caller caller)
      throws Exception {
    if (line.kind() == Kind.EDIT || line.kind() == Kind.HISTORY) {
      String items = "/ogc/collections/" + target.layer + "/items";
      send(server, "POST", items, feature("\"id\": \"edited\","), Caller.ADMIN);
    } else if (line.kind() == Kind.STORY) {
      send(server, "PUT", "/stories/made", story(Target.PUBLIC), Caller.ADMIN);
    }
    return send(server, method, address, body(line, method, target), caller);
  }

  private static String body(Line line, String method, Target target) {
    if (line.kind() == Kind.STORY) {
      return story(Target.PUBLIC);
    } else if (line.route().equals("/wfs")) {
      return "<GetFeature xmlns='http://www.opengis.net/wfs/2.0' service='WFS' version='2.0.0'>"
          + "<Query typeNames='"
          + target.layer
          + "'/></GetFeature>";
    } else if (line.kind() == Kind.EDIT) {
      return method.equals("PATCH") ? "{\"properties\": {\"name\": \"Other\"}}" : feature("");
    }
    return "{}";
  }

  private static String feature(String id) {
    return "{\"type\": \"Feature\", "
        + id
        + "\"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 2]}, \"properties\": {\"name\": \"Edited\"}}";
  }

  private static String story(Target target) {
    return "{\"title\": \"Of %1$s\", \"lang\": \"en\", \"slides\": [{\"title\": \"Here\", \"text\": \"Look.\", \"view\": \"layers=%1$s&zoom=3\"}]}"
        .formatted(target.layer);
  }

  private static HttpResponse<String> send(
      LodelineServer server, String method, String address, String body, Caller caller)
      throws Exception {
    String root = server.url().substring(0, server.url().length() - 1);
    String url = root + address.replace("{server}", server.url());
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    String type =
        switch (method) {
          case "PATCH" -> "application/merge-patch+json";
          case "POST", "PUT" -> "application/json";
          default -> "";
        };
    if (type.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", type).method(method, BodyPublishers.ofString(body));
    }
    Optional.ofNullable(KEYS.get(caller)).ifPresent(key -> request.header("X-API-Key", key));
    return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }
}
