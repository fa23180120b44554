package org.lodeline.server.about;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.Resources;

/**
 * The data and libraries of others that the server holds.
 *
 * @param data the bundled data
 * @param libraries those of the build, with what they carry inside, by name
 */
record ThirdParty(List<Dataset> data, List<Library> libraries) {
  /** The bill of materials, as the build writes it: CycloneDX. */
  static final String BILL_OF_MATERIALS = "/META-INF/sbom/lodeline.cdx.json";

  private static final String OWN_GROUP = "org.lodeline";

  /**
   * Data that is bundled.
   *
   * @param licence its SPDX identifier, or words
   * @param note what it is here
   */
  record Dataset(String name, String licence, String licenceUrl, String note) {}

  /**
   * A library.
   *
   * @param version empty where it is not known
   * @param licence SPDX identifiers, or names; of several one may choose
   * @param inside the library that carries it; empty for one of the build
   */
  record Library(String name, String version, String licence, String inside) {}

  /**
   * What a resource holds that is kept by hand.
   *
   * @param licences of libraries whose files say it better than what the bill of materials has
   */
  private record Kept(
      List<Dataset> data, Map<String, String> licences, Map<String, List<Carried>> inside) {}

  private record Carried(String name, String version, String licence) {}

  ThirdParty {
    data = List.copyOf(data);
    libraries = List.copyOf(libraries);
  }

  /** Reads both from the class path. */
  static ThirdParty read() {
    Kept kept =
        resource("third-party.json")
            .map(node -> Resources.JSON.convertValue(node, Kept.class))
            .orElseThrow(() -> new IllegalStateException("the server lacks third-party.json"));
    List<Library> libraries = new ArrayList<>();
    resource(BILL_OF_MATERIALS)
        .ifPresent(bill -> bill.path("components").forEach(part -> add(part, kept, libraries)));
    return new ThirdParty(kept.data, libraries);
  }

  private static Optional<JsonNode> resource(String name) {
    try (InputStream in = ThirdParty.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(Resources.JSON.readTree(in));
    } catch (IOException e) {
      throw new IllegalStateException("the server holds a broken " + name, e);
    }
  }

  private static void add(JsonNode part, Kept kept, List<Library> libraries) {
    String group = part.path("group").asText();
    String name = group + ":" + part.path("name").asText();
    if (group.equals(OWN_GROUP)) {
      return;
    }
    String licence = kept.licences.getOrDefault(name, licences(part));
    libraries.add(new Library(name, part.path("version").asText(), licence, ""));
    kept.inside.getOrDefault(name, List.of()).stream()
        .map(carried -> new Library(carried.name, carried.version, carried.licence, name))
        .forEach(libraries::add);
  }

  private static String licences(JsonNode part) {
    List<String> names = new ArrayList<>();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode licence = choice.path("license");
      names.add(
          choice.hasNonNull("expression")
              ? choice.path("expression").asText()
              : licence.path(licence.hasNonNull("id") ? "id" : "name").asText());
    }
    return String.join(" or ", names);
  }
}
