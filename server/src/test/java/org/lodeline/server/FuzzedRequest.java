package org.lodeline.server;

import io.javalin.router.Endpoint;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to some route, made of what its routes understand and of what nobody should send.
 *
 * @param head request line and headers, without the empty line
 * @param body empty for none
 */
record FuzzedRequest(String head, String body) {
  private static final Pattern PLACE = Pattern.compile("[{<]([A-Za-z]+)[}>]");
  private static final int MOST_PARAMETERS = 5;

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get");

  private static final Map<String, List<String>> PLACES =
      Map.ofEntries(
          Map.entry(
              "collectionId", List.of("deposits", "corridors", "flows", "countries", "ports")),
          Map.entry("layer", List.of("deposits", "corridors", "countries", "measures")),
          Map.entry("styleId", List.of("deposits", "corridors")),
          Map.entry("featureId", List.of("altmark", "NLRTM", "fuzzed", "suez")),
          Map.entry("story", List.of("straits", "altmark.json", "tokyo-2025.html", "fuzzed")),
          Map.entry("tileMatrixSetId", List.of("WebMercatorQuad", "WorldCRS84Quad")),
          Map.entry("tileMatrix", List.of("0", "3", "12", "99")),
          Map.entry("tileRow", List.of("0", "4", "-1")),
          Map.entry("tileCol", List.of("0", "4", "4096")),
          Map.entry("z", List.of("0", "3", "14", "99")),
          Map.entry("x", List.of("0", "4", "-1")),
          Map.entry(
              "file",
              List.of(
                  "static.png",
                  "static.svg",
                  "deposits.geojson",
                  "ports.gpkg",
                  "corridors.kml",
                  "measures.csv",
                  "ports.fgb",
                  "deposits.json",
                  "0.mvt",
                  "main.js",
                  "en.json",
                  "tokens.css",
                  "leaflet/1.9.4/dist/leaflet.css")));

  private static final List<String> NAMES =
      List.of(
          "f",
          "limit",
          "bbox",
          "bbox-crs",
          "crs",
          "datetime",
          "filter",
          "filter-lang",
          "filter-crs",
          "sortby",
          "properties",
          "skipGeometry",
          "cursor",
          "commodity",
          "country",
          "closed",
          "open",
          "at",
          "ban",
          "scenario",
          "transit-closed",
          "from",
          "to",
          "mode",
          "alternatives",
          "importer",
          "stage",
          "year",
          "lost",
          "unit",
          "layers",
          "center",
          "zoom",
          "select",
          "theme",
          "lang",
          "title",
          "width",
          "height",
          "scale",
          "projection",
          "legend",
          "within",
          "url",
          "format",
          "maxwidth",
          "origin",
          "profile",
          "service",
          "version",
          "request",
          "typeNames",
          "typeName",
          "count",
          "startIndex",
          "resourceId",
          "valueReference",
          "storedquery_id",
          "cql_filter",
          "srsName",
          "outputFormat",
          "collections");

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "1",
          "-1",
          "10",
          "1e400",
          "NaN",
          "99999999999999999999",
          "2,3",
          "5,45,15,55",
          "170,-20,-170,20",
          "11.15,52.85",
          "NLRTM",
          "SGSIN",
          "altmark",
          "lithium",
          "rare-earths",
          "CHN",
          "EU",
          "suez,malacca",
          "CHN:rare-earths:*",
          "2025-10-10",
          "2025-13-45",
          "malacca-closed",
          "deposits,corridors",
          "deposits/altmark",
          "http://127.0.0.1/embed?closed=suez",
          "http://www.opengis.net/def/crs/EPSG/0/3035",
          "EPSG:3857",
          "WFS",
          "2.0.0",
          "1.1.0",
          "GetFeature",
          "GetCapabilities",
          "DescribeFeatureType",
          "GetPropertyValue",
          "lode:deposits",
          "erl:MineView",
          "json",
          "html",
          "csv",
          "geojson",
          "refined",
          "mine",
          "gallium",
          "true",
          "sea",
          "land",
          "equal-earth",
          "robinson",
          "de",
          "dark",
          "name='x'",
          "name LIKE '%a%' AND start_year > 1990",
          "S_INTERSECTS(geometry,BBOX(-80,-56,-34,12))",
          "S_INTERSECTS(geometry,POLYGON((0 0,1 1,1 0,0 1,0 0)))",
          "CIRCLE(11.15 52.85,500)",
          "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},1]}",
          "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\"/>",
          "((((((((((",
          "%s%n{0}${jndi:ldap://x}",
          "../../../etc/passwd",
          "<script>alert(1)</script>",
          "a\r\nSet-Cookie: x=1\r\n\r\n<html>",
          "10:00:00 ERROR all is lost\n10:00:00 INFO",
          "\u0000\u001b[31m\u0007",
          "\u202egnp.exe",
          "\ud83d\ude00",
          "x".repeat(9_000));

  private static final List<String> HEADERS =
      List.of(
          "Accept: text/html",
          "Accept: application/json;q=0.1,*/*;q=x",
          "Accept: ;;;,,,q=",
          "Accept-Encoding: gzip",
          "Accept-Encoding: br;q=0,identity;q=0,*;q=0",
          "Accept-Language: de-CH,*;q=0.001,x-y-z-" + "a".repeat(300),
          "Content-Crs: <http://www.opengis.net/def/crs/EPSG/0/4326>",
          "Content-Crs: <<>>",
          "If-None-Match: *",
          "If-None-Match: W/\"x\", \"",
          "If-Match: \"x\"",
          "If-Modified-Since: yesterday",
          "Range: bytes=0-1,5-,-3",
          "Cookie: a=b; c",
          "Authorization: Bearer x",
          "Authorization: Basic " + "A".repeat(5_000),
          "Authorization: Bearer \u001b[2J",
          "X-API-Key: ",
          "X-Request-Id: \u001b[2J",
          "X-Request-Id: my-request",
          "X-Forwarded-For: 198.51.100.7, nonsense",
          "X-Forwarded-Host: evil\"><script>",
          "X-Forwarded-Proto: gopher",
          "X-Forwarded-Prefix: /../..",
          "Forwarded: for=\"[::1\";proto=;host=",
          "Origin: null",
          "Expect: 100-continue",
          "Upgrade: websocket",
          "Transfer-Encoding: gzip, chunked",
          "User-Agent: \u0085\u001b]0;x\u0007",
          "X-Long: " + "x".repeat(20_000));

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/geo+json",
          "application/merge-patch+json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/xml",
          "text/xml; charset=utf-16",
          "text/plain; charset=no-such",
          ";;;");

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "null",
          "{\"type\":\"Feature\",\"id\":\"fuzzed\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"name\":\"a\\nb\"}}",
          "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]},\"properties\":null}",
          "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e999,\"x\"]},\"properties\":{}}",
          "{\"properties\":{\"operator\":null}}",
          "{\"title\":\"a\",\"lang\":\"en\",\"slides\":[{\"title\":\"b\",\"text\":\"**c**\",\"view\":\"closed=suez\"}]}",
          "{\"title\":1,\"slides\":{}}",
          "{\"filter\":{\"op\":\"like\",\"args\":[]},\"filter-lang\":\"cql2-json\"}",
          "{\"a\":".repeat(2_000),
          "filter=name%3D%27x%27&limit=1",
          "&&&=&a=%zz",
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
          "<wfs:GetFeature xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" service=\"WFS\" version=\"2.0.0\"><wfs:Query typeNames=\"lode:ports\"/></wfs:GetFeature>",
          "<wfs:GetCapabilities xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" service=\"WFS\"/>",
          "<a".repeat(1_000),
          "\u0000\u0001\ufffe");

  /** A request to one of {@code routes}, or near it; some bring the key of an editor. */
  static FuzzedRequest next(Random random, List<Endpoint> routes, String key) {
    Endpoint route = one(random, routes);
    String method = random.nextInt(5) == 0 ? one(random, METHODS) : route.method.name();
    StringBuilder head = new StringBuilder(method + " " + path(random, route.path));
    String separator = "?";
    for (int i = random.nextInt(MOST_PARAMETERS); i > 0; i--) {
      String name = random.nextInt(20) == 0 ? one(random, VALUES) : one(random, NAMES);
      head.append(separator).append(encoded(name)).append('=');
      head.append(random.nextInt(20) == 0 ? raw(random) : encoded(one(random, VALUES)));
      separator = "&";
    }
    head.append(random.nextInt(200) == 0 ? " HTTP/1.0" : " HTTP/1.1").append("\r\nHost: fuzz\r\n");
    head.append("Connection: close\r\n");
    if (random.nextBoolean()) {
      head.append("Authorization: Bearer ").append(key).append("\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(one(random, HEADERS)).append("\r\n");
    }
    String body = body(random, method);
    if (!body.isEmpty() || random.nextInt(10) == 0) {
      head.append("Content-Type: ").append(one(random, TYPES)).append("\r\n");
      head.append("Content-Length: ")
          .append(body.getBytes(StandardCharsets.UTF_8).length)
          .append("\r\n");
    }
    return new FuzzedRequest(head.toString(), body);
  }

  private static String body(Random random, String method) {
    boolean usual = method.equals("GET") || method.equals("HEAD");
    return usual && random.nextInt(20) > 0 ? "" : one(random, BODIES);
  }

  private static String path(Random random, String pattern) {
    Matcher place = PLACE.matcher(pattern);
    StringBuilder path = new StringBuilder();
    while (place.find()) {
      String value =
          random.nextInt(8) == 0
              ? encoded(one(random, VALUES))
              : one(random, PLACES.getOrDefault(place.group(1), VALUES.subList(1, 4)));
      place.appendReplacement(path, Matcher.quoteReplacement(value));
    }
    place.appendTail(path);
    if (random.nextInt(30) == 0) {
      path.append(raw(random));
    }
    return path.toString();
  }

  /** Characters as they are, but for those that end a line. */
  private static String raw(Random random) {
    StringBuilder raw = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      char c = (char) random.nextInt(256);
      raw.append(c == '\r' || c == '\n' ? '%' : c);
    }
    return raw.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static <T> T one(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** As it goes over the wire. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** Short enough to be read. */
  @Override
  public String toString() {
    return head.length() < 2_000 ? head : head.substring(0, 2_000) + "...";
  }
}
