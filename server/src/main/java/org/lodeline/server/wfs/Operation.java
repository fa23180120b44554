package org.lodeline.server.wfs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be asked of the service, by the names of WFS. */
enum Operation {
  GetCapabilities,
  DescribeFeatureType,
  GetFeature,
  GetPropertyValue,
  ListStoredQueries,
  DescribeStoredQueries;

  static Optional<Operation> byName(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(Operation::name).collect(Collectors.joining(", "));
  }

  /** Those that a version knows. */
  static List<Operation> of(WfsVersion version) {
    return switch (version) {
      case V2_0 -> List.of(values());
      case V1_1 -> List.of(GetCapabilities, DescribeFeatureType, GetFeature);
    };
  }
}
