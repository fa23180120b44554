package org.lodeline.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Leg;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.Scenarios;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.supply.RouteDocument;
import org.lodeline.server.supply.RouteQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints one route, leg by leg. */
@Command(
    name = "route",
    description = "Prints the cheapest route between two places, leg by leg.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class RouteCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FROM", description = RouteQuery.PLACE + ".")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Likewise.")
  private String to = "";

  @Option(
      names = "--closed",
      paramLabel = "ID",
      split = ",",
      description = "Passages that may not be used, such as suez,panama.")
  private List<String> closed = new ArrayList<>();

  @Option(
      names = "--open",
      paramLabel = "ID",
      split = ",",
      description = "Arctic passages that may be used: northeast,northwest.")
  private List<String> open = new ArrayList<>();

  @Option(
      names = "--transit-closed",
      paramLabel = "CODE",
      split = ",",
      description = "Countries that goods may not cross, such as ZMB,TZA.")
  private List<String> transitClosed = new ArrayList<>();

  @Option(
      names = "--alternatives",
      paramLabel = "N",
      defaultValue = "1",
      description = "Prints up to so many routes that differ in a passage or a port.")
  private int alternatives;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "any",
      description = "any, sea or land (default: any).")
  private String mode = "";

  @Option(names = "--json", description = "Prints the answer of /supply/route instead of a table.")
  private boolean json;

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Catalog catalog = new Catalog(store.open())) {
      Place start = RouteQuery.place(catalog, "FROM", from);
      Place end = RouteQuery.place(catalog, "TO", to);
      RouteQuery.checkAlternatives("--alternatives", alternatives);
      SupplyModel supply = new SupplyModel(catalog, World::load);
      Router router = supply.router();
      RouteRequest request =
          new RouteRequest(
              List.of(start), List.of(end), closures(supply), RouteQuery.mode("--mode", mode));
      RouteQuery.check(router, request, "FROM", "TO");
      List<Route> routes = router.alternatives(request, alternatives);
      RouteDocument document = new RouteDocument(start, end, router.sea().passages());
      if (json) {
        byte[] text =
            alternatives > 1
                ? document.collection(routes)
                : document.feature(routes.stream().findFirst());
        out.println(new String(text, StandardCharsets.UTF_8));
      } else {
        for (Route route : routes) {
          printLegs(out, route);
          out.println(document.summary(Optional.of(route)));
        }
        if (routes.isEmpty()) {
          out.println(document.summary(Optional.empty()));
        }
      }
      out.flush();
      return routes.isEmpty() ? Main.FAILED : 0;
    }
  }

  private Closures closures(SupplyModel supply) {
    Map<String, List<String>> parameters =
        Map.of(
            Scenarios.CLOSED, closed,
            Scenarios.OPEN, open,
            Scenarios.TRANSIT_CLOSED, transitClosed);
    return RouteQuery.closures(supply, parameters);
  }

  private static void printLegs(PrintWriter out, Route route) {
    int width = route.legs().stream().mapToInt(leg -> ends(leg).length()).max().orElse(0);
    String row = "%-5s %-" + width + "s %,9.0f %6.1f %8.1f %9.1f  %s%n";
    String head = "%-5s %-" + width + "s %9s %6s %8s %9s  %s%n";
    out.printf(head, "mode", "from - to", "km", "days", "USD/t", "kg CO2/t", "through");
    for (Leg leg : route.legs()) {
      out.printf(
          Locale.ROOT,
          row,
          leg.mode().code(),
          ends(leg),
          leg.km(),
          leg.days(),
          leg.usdPerTonne(),
          leg.co2KgPerTonne(),
          String.join(
              ", ", leg.mode() == Leg.Mode.SEA ? leg.passages() : leg.countryKm().keySet()));
    }
    if (!route.ports().isEmpty()) {
      out.printf(
          head, "ports", "", "", one(route.portDays()), one(route.portUsdPerTonne()), "", "");
    }
    out.printf(
        Locale.ROOT,
        row,
        "all",
        "",
        route.km(),
        route.days(),
        route.usdPerTonne(),
        route.co2KgPerTonne(),
        "");
  }

  private static String ends(Leg leg) {
    return leg.from().name() + " - " + leg.to().name();
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
