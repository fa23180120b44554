package org.lodeline.server.wfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.xml.XmlElement;

/** Rewrites a request in XML as the key-value pairs that ask for the same. */
final class XmlRequest {
  private XmlRequest() {}

  /** The pairs; a key that several queries have comes with a group for each: {@code (a)(b)}. */
  static Map<String, String> pairs(XmlElement root) {
    Map<String, String> pairs = new LinkedHashMap<>(root.attributes());
    pairs.put(WfsRequest.REQUEST, root.name());
    List<XmlElement> queries = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (XmlElement child : root.children()) {
      switch (child.name()) {
        case "Query" -> queries.add(child);
        case "StoredQuery" -> storedQuery(child, pairs);
        case "StoredQueryId" ->
            pairs.merge(WfsRequest.STORED_QUERY, child.text(), (a, b) -> a + "," + b);
        case "TypeName" -> names.add(child.text());
        case "AcceptVersions" ->
            pairs.put(
                "acceptVersions",
                child.children().stream().map(XmlElement::text).collect(Collectors.joining(",")));
        default -> {}
      }
    }
    if (!names.isEmpty()) {
      pairs.put(WfsRequest.TYPE_NAMES, String.join(",", names));
    }
    if (!queries.isEmpty()) {
      queries(queries, pairs);
    }
    return pairs;
  }

  private static void storedQuery(XmlElement query, Map<String, String> pairs) {
    query.attribute("id").ifPresent(id -> pairs.put(WfsRequest.STORED_QUERY, id));
    for (XmlElement parameter : query.children()) {
      parameter.attribute("name").ifPresent(name -> pairs.put(name, parameter.text()));
    }
  }

  private static void queries(List<XmlElement> queries, Map<String, String> pairs) {
    each(pairs, WfsRequest.TYPE_NAMES, queries, XmlRequest::typeNames);
    each(pairs, WfsRequest.FILTER, queries, XmlRequest::filter);
    each(pairs, WfsRequest.SORT_BY, queries, XmlRequest::sortBy);
    each(pairs, WfsRequest.PROPERTY_NAME, queries, XmlRequest::propertyNames);
    List<String> systems =
        queries.stream().map(query -> query.attribute("srsName").orElse("")).distinct().toList();
    if (systems.size() > 1) {
      throw LodelineException.invalid(
          WfsRequest.SRS_NAME, "all queries of a request must ask for the same srsName");
    }
    pairs.put(WfsRequest.SRS_NAME, systems.get(0));
    pairs.values().removeIf(String::isEmpty);
  }

  private static void each(
      Map<String, String> pairs,
      String key,
      List<XmlElement> queries,
      Function<XmlElement, String> value) {
    List<String> all = queries.stream().map(value).toList();
    if (all.stream().allMatch(String::isEmpty)) {
      return;
    }
    pairs.put(key, all.stream().collect(Collectors.joining(")(", "(", ")")));
  }

  private static String typeNames(XmlElement query) {
    // OWSLib writes the attribute in lower case.
    return query.attributes().entrySet().stream()
        .filter(
            attribute ->
                attribute.getKey().equalsIgnoreCase("typeNames")
                    || attribute.getKey().equalsIgnoreCase("typeName"))
        .map(attribute -> attribute.getValue().strip().replaceAll("[\\s,]+", ","))
        .findFirst()
        .orElse("");
  }

  private static String filter(XmlElement query) {
    // Parentheses keep the filters of several queries apart.
    return query
        .child("Filter")
        .map(filter -> filter.toXml().replace("(", "&#40;").replace(")", "&#41;"))
        .orElse("");
  }

  private static String propertyNames(XmlElement query) {
    return query.children().stream()
        .filter(child -> child.name().equals("PropertyName"))
        .map(XmlElement::text)
        .collect(Collectors.joining(","));
  }

  private static String sortBy(XmlElement query) {
    return query.children().stream()
        .filter(child -> child.name().equals("SortBy"))
        .flatMap(order -> order.children().stream())
        .map(
            key ->
                key.child("ValueReference")
                        .or(() -> key.child("PropertyName"))
                        .map(XmlElement::text)
                        .orElse("")
                    + " "
                    + key.child("SortOrder").map(XmlElement::text).orElse("ASC"))
        .collect(Collectors.joining(","));
  }
}
