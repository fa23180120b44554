package org.lodeline.geodata.check;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report for a person: for each check how often it found something, and the first {@value
 * #MOST_SHOWN} of that; then one line that sums up.
 */
public final class TextReport implements CheckReport {
  private static final int MOST_SHOWN = 10;

  private final PrintWriter out;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private long features;
  private long layers;

  private static final class Group {
    private final String title;
    private final List<Finding> first = new ArrayList<>();
    private long count;

    Group(String title) {
      this.title = title;
    }
  }

  /** Writes to a writer, which is not closed. */
  public TextReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(Map<String, String> titles) {
    titles.forEach((id, title) -> groups.put(id, new Group(title)));
  }

  @Override
  public void add(Finding finding) {
    Group group = groups.computeIfAbsent(finding.check(), Group::new);
    group.count++;
    if (group.first.size() < MOST_SHOWN) {
      group.first.add(finding);
    }
  }

  @Override
  public void checked(String layer, long count) {
    layers++;
    features += count;
  }

  @Override
  public long count() {
    return groups.values().stream().mapToLong(group -> group.count).sum();
  }

  @Override
  public void end() {
    for (Group group : groups.values()) {
      out.printf(Locale.ROOT, "%s: %,d%n", group.title, group.count);
      for (Finding finding : group.first) {
        out.printf(
            Locale.ROOT,
            "  %s %s%s: %s; %s%n",
            finding.layer(),
            finding.feature(),
            finding.name().isEmpty() ? "" : " (" + finding.name() + ")",
            finding.problem(),
            finding.advice());
      }
      if (group.count > group.first.size()) {
        out.printf(
            Locale.ROOT,
            "  and %,d more: --format json lists all%n",
            group.count - group.first.size());
      }
    }
    out.printf(
        Locale.ROOT,
        "%,d findings in %,d features of %,d %s%n",
        count(),
        features,
        layers,
        layers == 1 ? "layer" : "layers");
    out.flush();
  }
}
