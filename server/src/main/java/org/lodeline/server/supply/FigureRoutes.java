package org.lodeline.server.supply;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.Reads;

/** {@code /supply/...}: what a scenario means, in figures, as JSON and CSV. */
public final class FigureRoutes {
  private final Supplier<SupplyModel> supply;
  private final Memo<SupplyModel, FigureAnswers> answers;

  /**
   * Routes over a supply.
   *
   * @param supply the one of now
   */
  public FigureRoutes(Catalog catalog, Supplier<SupplyModel> supply) {
    this.supply = supply;
    this.answers = new Memo<>(1, model -> new FigureAnswers(catalog, model));
  }

  public void register(RoutesConfig routes) {
    get(routes, "/supply/scenarios", FigureAnswers::scenarios);
    get(routes, "/supply/summary", FigureAnswers::summary);
    get(routes, "/supply/concentration", FigureAnswers::concentration);
    get(routes, "/supply/shares", FigureAnswers::shares);
    get(routes, "/supply/exposure", FigureAnswers::exposure);
    get(routes, "/supply/reliance", FigureAnswers::reliance);
    get(routes, "/supply/alternatives", FigureAnswers::alternatives);
  }

  private void get(RoutesConfig routes, String path, BiConsumer<FigureAnswers, Context> answer) {
    Reads.get(routes, path, ctx -> answer.accept(answers.get(supply.get()), ctx));
  }
}
