package org.lodeline.geodata.supply.gap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.lodeline.geodata.supply.Site;
import org.lodeline.geodata.supply.Source;
import org.lodeline.geodata.supply.figures.Figures;
import org.lodeline.geodata.supply.gap.GapFilling.Answer;
import org.lodeline.geodata.supply.gap.GapFilling.Request;
import org.lodeline.geodata.supply.gap.GapFilling.Row;
import org.lodeline.geodata.supply.gap.GapFilling.Taking;

/** Puts a plan into rows, with where the figures are from and what was assumed. */
final class GapAnswer {
  /** So many sites are named in an assumption, at most. */
  private static final int MOST_NAMED = 8;

  private final Request request;
  private final Loss loss;
  private final Projects.Free free;
  private final GapPlan plan;
  private final Projects projects;
  private final String symbol;

  GapAnswer(
      Request request,
      Loss loss,
      Projects.Free free,
      GapPlan plan,
      Projects projects,
      String symbol) {
    this.request = request;
    this.loss = loss;
    this.free = free;
    this.plan = plan;
    this.projects = projects;
    this.symbol = symbol;
  }

  Answer answer(GapSentence sentence) {
    List<Row> rows =
        plan.deliveries().stream()
            .map(this::row)
            .sorted(
                Comparator.comparing((Row row) -> row.allocatedTpa() == 0)
                    .thenComparingDouble(Row::costUsdPerTonne)
                    .thenComparing(Row::siteId))
            .toList();
    String summary =
        sentence.of(plan.lostTonnes(), plan.filledTonnes(), plan.unfilledTonnes(), rows);
    List<GapFilling.NotComparable> others = new ArrayList<>(loss.others());
    others.addAll(free.others());
    return new Answer(
        new Figures<>(summary, rows, sources(), assumptions()),
        plan.lostTonnes(),
        loss.counted().unit(),
        plan.filledTonnes(),
        plan.unfilledTonnes(),
        others);
  }

  private Row row(GapPlan.Delivery delivery) {
    Project project = delivery.project();
    Site site = project.site();
    Ready ready = project.ready();
    double usd = delivery.toMarket().usd();
    double days = delivery.toMarket().days();
    double fedTonnes = delivery.feeds().stream().mapToDouble(GapPlan.Fed::tonnes).sum();
    List<String> passages = delivery.toMarket().passages();
    List<String> licences = delivery.toMarket().licences();
    for (GapPlan.Fed fed : delivery.feeds()) {
      OpenWays.Way whole = fed.feed().way().then(delivery.toMarket());
      ready = ready.and(fed.feed().ready());
      usd += fed.feed().way().usd() * (fedTonnes == 0 ? 1 : fed.tonnes() / fedTonnes);
      days = Math.max(days, whole.days());
      passages = OpenWays.Way.joined(fed.feed().way().passages(), passages);
      licences = OpenWays.Way.joined(fed.feed().way().licences(), licences);
    }
    return new Row(
        site.id(),
        site.name(),
        site.country(),
        project.kind().code(),
        site.status(),
        project.ready().from(request.scenario().day().getYear()),
        ready.from(request.scenario().day().getYear()),
        project.freeTonnes(),
        loss.counted().unit(),
        GapSentence.number(project.declared().tonnes()) + " " + project.declared().counted().unit(),
        delivery.tonnes(),
        usd,
        days,
        delivery.feeds().stream().map(fed -> fed.feed().mine().id()).toList(),
        passages,
        licences);
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    loss.flows().forEach(flow -> sources.add(flow.source()));
    for (GapPlan.Delivery delivery : plan.deliveries()) {
      sources.add(delivery.project().site().source());
      projects.sources(delivery.project().site()).forEach(sources::add);
      delivery.feeds().forEach(fed -> sources.add(fed.feed().mine().source()));
    }
    return sources;
  }

  private List<String> assumptions() {
    List<String> all = new ArrayList<>(loss.assumptions());
    all.add(
        "What making it costs is not known and left out: the ways from mine to plant to market are"
            + " compared, a tonne of ore priced like a tonne of product.");
    all.add(
        request.taking() == Taking.UNSOLD
            ? "What runs is sold already; what is planned, being built or stopped could sell its"
                + " whole capacity."
            : "What runs outside the market gives up its other customers; what is planned, being"
                + " built or stopped could sell its whole capacity.");
    if (has(delivery -> Feeds.takesOre(delivery.project().site()))) {
      all.add(
          "A plant takes ore from listed deposits that produce or are in development: the "
              + Feeds.NEAREST
              + " nearest, and those recorded to feed it. One at the plant's gate is ready with"
              + " it.");
      all.add(
          "A mine can give what is recorded to leave it, sold or not; without limit where that is"
              + " not known or counts something else.");
    }
    if (has(delivery -> isPlantWithoutOre(delivery.project().site()))) {
      all.add("Makers of magnets take metal, not ore: what feeds them is not checked.");
    }
    if (has(delivery -> delivery.toMarket().usd() == 0)) {
      all.add("What is made within the market has arrived there.");
    }
    if (has(
        delivery -> delivery.project().declared().counted().share() != loss.counted().share())) {
      all.add("Compounds of one element convert by their molar masses.");
    }
    if (loss.counted().label().equals(symbol)) {
      all.add(
          "Contained tonnes are alike, whichever product holds them, such as a hydroxide or a"
              + " metal.");
    }
    if (has(delivery -> delivery.project().kind() == Project.Kind.RESTART)) {
      all.add("When a site that stopped starts again is not known.");
    }
    add(all, "Under the restriction themselves", free.restricted());
    add(all, "Left out, as no way to the market is left", plan.withoutWay());
    add(all, "Left out, as no mine can feed them", plan.withoutOre());
    add(all, "Left out, as no capacity is known", free.undeclared());
    return all;
  }

  private boolean has(Predicate<GapPlan.Delivery> what) {
    return plan.deliveries().stream().anyMatch(what);
  }

  private static boolean isPlantWithoutOre(Site site) {
    return !site.isDeposit() && !Feeds.takesOre(site);
  }

  private static void add(List<String> all, String why, List<Site> sites) {
    if (sites.isEmpty()) {
      return;
    }
    String names = String.join(", ", sites.stream().limit(MOST_NAMED).map(Site::name).toList());
    int more = sites.size() - MOST_NAMED;
    all.add(why + ": " + names + (more > 0 ? " and " + more + " more." : "."));
  }
}
