package org.lodeline.server.wfs;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.supply.Scenarios;
import org.lodeline.geodata.xml.XmlElement;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.RequestBody;
import org.lodeline.server.http.Urls;

/**
 * A request as key-value pairs, whichever way it came. Keys are known in any case; what is not
 * known is not read, as OWS Common asks.
 *
 * @param endpoint the URL that the client sees, without query
 * @param values by the known spelling of their keys
 */
record WfsRequest(
    String endpoint, Operation operation, WfsVersion version, Map<String, String> values) {
  static final String PATH = "/wfs";
  static final String BODY = "body";
  static final String REQUEST = "request";
  static final String VERSION = "version";
  static final String TYPE_NAMES = "typeNames";
  static final String STORED_QUERY = "storedQuery_id";
  static final String OUTPUT_FORMAT = "outputFormat";
  static final String COUNT = "count";
  static final String START_INDEX = "startIndex";
  static final String RESULT_TYPE = "resultType";
  static final String VALUE_REFERENCE = "valueReference";
  static final String SRS_NAME = "srsName";
  static final String BBOX = "bbox";
  static final String RESOURCE_ID = "resourceId";
  static final String FILTER = "filter";
  static final String CQL_FILTER = "cql_filter";
  static final String SORT_BY = "sortBy";
  static final String PROPERTY_NAME = "propertyName";
  static final String ID = "id";

  private static final String SERVICE = "service";
  private static final String ACCEPT_VERSIONS = "acceptVersions";

  /** Every key there is, and what other versions and servers call it. */
  private static final Map<String, String> KEYS = keys();

  WfsRequest {
    values = Map.copyOf(values);
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    Stream.of(
            Stream.of(SERVICE, REQUEST, VERSION, ACCEPT_VERSIONS, TYPE_NAMES, STORED_QUERY),
            Stream.of(OUTPUT_FORMAT, COUNT, START_INDEX, RESULT_TYPE, VALUE_REFERENCE, SRS_NAME),
            Stream.of(BBOX, RESOURCE_ID, FILTER, CQL_FILTER, SORT_BY, PROPERTY_NAME, ID),
            Scenarios.PARAMETERS.stream())
        .flatMap(names -> names)
        .forEach(name -> keys.put(name.toLowerCase(Locale.ROOT), name));
    keys.put("typename", TYPE_NAMES);
    keys.put("maxfeatures", COUNT);
    keys.put("featureid", RESOURCE_ID);
    return keys;
  }

  /** Reads a request from the query of its URL. */
  static WfsRequest ofQuery(Context ctx) {
    return of(ctx, query(ctx));
  }

  /**
   * Reads a request from the XML in its body; what the query of its URL says beside it holds too.
   *
   * @throws LodelineException of kind INVALID_INPUT or TOO_LARGE if the body cannot be read
   */
  static WfsRequest ofBody(Context ctx) throws IOException {
    Map<String, String> values = query(ctx);
    XmlElement root = XmlElement.parse(BODY, RequestBody.xml(ctx));
    XmlRequest.pairs(root)
        .forEach(
            (key, value) -> {
              String known = KEYS.get(key.toLowerCase(Locale.ROOT));
              if (known != null) {
                values.put(known, value);
              }
            });
    return of(ctx, values);
  }

  private static Map<String, String> query(Context ctx) {
    Map<String, String> values = new LinkedHashMap<>();
    ctx.queryParamMap()
        .forEach(
            (key, list) -> {
              String known = KEYS.get(key.toLowerCase(Locale.ROOT));
              if (known == null) {
                return;
              } else if (list.isEmpty()) {
                throw LodelineException.invalid(
                    known, "the value of " + known + " is not percent-encoded UTF-8");
              }
              // QGIS gives one under its names of both versions.
              for (String value : list) {
                String before = values.getOrDefault(known, value.strip());
                if (!before.equals(value.strip())) {
                  throw LodelineException.invalid(
                      known, "parameter " + known + " is given twice, with different values");
                } else if (!value.isBlank()) {
                  values.put(known, value.strip());
                }
              }
            });
    return values;
  }

  private static WfsRequest of(Context ctx, Map<String, String> values) {
    String name = values.get(REQUEST);
    if (name == null) {
      throw OwsException.missing(REQUEST, "one of " + Operation.names());
    }
    Operation operation =
        Operation.byName(name)
            .orElseThrow(
                () ->
                    OwsException.notSupported(
                        REQUEST,
                        "there is no operation "
                            + LodelineException.quoted(name)
                            + "; there are "
                            + Operation.names()));
    String service = values.get(SERVICE);
    if (service == null && operation == Operation.GetCapabilities) {
      throw OwsException.missing(SERVICE, "WFS");
    } else if (service != null && !service.equalsIgnoreCase("WFS")) {
      throw LodelineException.unknown(SERVICE, "service", service, List.of("WFS"));
    }
    WfsVersion version =
        operation == Operation.GetCapabilities ? negotiated(values) : asked(values);
    return new WfsRequest(BaseUrl.of(ctx) + PATH, operation, version, values);
  }

  /** The first version that the client accepts and the server speaks. */
  private static WfsVersion negotiated(Map<String, String> values) {
    String accepted = values.get(ACCEPT_VERSIONS);
    if (accepted != null) {
      return Arrays.stream(accepted.split(","))
          .flatMap(number -> WfsVersion.byNumber(number.strip()).stream())
          .findFirst()
          .orElseThrow(
              () ->
                  new OwsException(
                      OwsException.Code.VersionNegotiationFailed,
                      Optional.of(ACCEPT_VERSIONS),
                      "none of the versions "
                          + LodelineException.quoted(accepted)
                          + " is spoken; spoken are "
                          + String.join(", ", WfsVersion.numbers())));
    }
    // Before there was a negotiation, the client named the version that it would like best.
    String liked = values.getOrDefault(VERSION, "");
    return liked.startsWith("1.") ? WfsVersion.V1_1 : WfsVersion.V2_0;
  }

  private static WfsVersion asked(Map<String, String> values) {
    String number = values.get(VERSION);
    return number == null
        ? WfsVersion.V2_0
        : WfsVersion.byNumber(number)
            .orElseThrow(
                () -> LodelineException.unknown(VERSION, "version", number, WfsVersion.numbers()));
  }

  /** In which version a request that may not be readable is told what is wrong with it. */
  static WfsVersion versionHint(Context ctx) {
    return ctx.queryParamMap().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(VERSION))
        .flatMap(entry -> entry.getValue().stream())
        .flatMap(number -> WfsVersion.byNumber(number).stream())
        .findFirst()
        .orElse(WfsVersion.V2_0);
  }

  /** The same request with other values for some keys. */
  WfsRequest instead(Map<String, String> changes) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.putAll(changes);
    return new WfsRequest(endpoint, operation, version, changed);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** What is given for each of the queries of the request: {@code (a)(b)}, or one for all. */
  List<String> each(String key) {
    return value(key).map(WfsRequest::groups).orElse(List.of());
  }

  private static List<String> groups(String text) {
    boolean grouped = text.startsWith("(") && text.endsWith(")");
    return grouped
        ? List.of(text.substring(1, text.length() - 1).split("\\)\\s*\\(", -1))
        : List.of(text);
  }

  /** Values with commas between them. */
  static List<String> list(String key, String text) {
    List<String> items = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (items.contains("")) {
      throw LodelineException.invalid(key, key + " holds an empty value");
    }
    return items;
  }

  /** The values as the parameters that other APIs have. */
  Parameters parameters() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    values.forEach((key, value) -> lists.put(key, List.of(value)));
    return Parameters.of(lists, Set.copyOf(KEYS.values()));
  }

  /** The parameters of the scenario, which the URLs of the service carry on. */
  private Map<String, String> scenario() {
    Map<String, String> scenario = new LinkedHashMap<>();
    Scenarios.PARAMETERS.forEach(name -> value(name).ifPresent(value -> scenario.put(name, value)));
    return scenario;
  }

  /** The URL at which a client is to go on; with a query only where a scenario is asked for. */
  String serviceUrl() {
    return Urls.of(endpoint, scenario());
  }

  /** The URL of this request with other values for some keys. */
  String with(Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(SERVICE, "WFS");
    all.put(VERSION, version.number());
    all.put(REQUEST, operation.name());
    List<String> rest = new ArrayList<>(values.keySet());
    rest.sort(null);
    rest.forEach(key -> all.put(key, values.getOrDefault(key, "")));
    all.putAll(changes);
    return Urls.of(endpoint, all);
  }

  /** The URL of another operation, without anything but its own values. */
  String url(Operation other, Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(SERVICE, "WFS");
    all.put(VERSION, version.number());
    all.put(REQUEST, other.name());
    all.putAll(own);
    all.putAll(scenario());
    return all.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + Urls.value(pair.getValue()))
        .collect(Collectors.joining("&", endpoint + "?", ""));
  }
}
