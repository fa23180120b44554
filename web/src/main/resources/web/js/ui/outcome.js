// The line on the map that says what the scenario does to the lines that are shown; told anew whenever that changes.
import { sideMark } from "./side-mark.js";
import { figuresUrl } from "../api.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { NO_SCENARIO } from "../model/scenario.js";
import { scenarioParameters } from "../url-state.js";

/**
 * @param {HTMLElement} host
 * @param {import("../explorer.js").Explorer} explorer
 */
export function fillOutcome(host, explorer) {
  const { state, catalog, filters, whatIf } = explorer;
  host.setAttribute("role", "status");
  host.setAttribute("aria-label", t("what-if.outcome"));
  host.dataset.testid = "outcome";
  let abort = new AbortController();
  let isFailed = false;

  const update = async () => {
    abort.abort();
    abort = new AbortController();
    isFailed = false;
    const { signal } = abort;
    host.classList.toggle("outcome--compared", whatIf.sides.length > 1);
    if (!whatIf.isOn) {
      host.replaceChildren();
      return;
    }
    const { view } = state;
    const filter = Object.entries({ commodity: view.commodity.join(","), country: view.country.join(",") })
      .filter(([, value]) => value);
    // The server counts by commodity and country alone.
    const isFilteredFurther = filters.conditionsFor(catalog.layer("corridors")).length > 0;
    const note = isFilteredFurther && t("what-if.unfiltered");
    try {
      const lines = await Promise.all(whatIf.sides.map(async (side) => {
        const parameters = { ...Object.fromEntries(filter), ...scenarioParameters(view[side] ?? NO_SCENARIO) };
        const { summary } = await whatIf.ask(figuresUrl("summary", parameters), signal);
        return el("p", { class: "outcome__line", dataset: { side } }, whatIf.sides.length > 1 && sideMark(side),
          el("span", { lang: "en" }, summary), note && el("span", { class: "outcome__note" }, note));
      }));
      if (!signal.aborted) host.replaceChildren(...lines);
    } catch {
      if (signal.aborted) return;
      // That the scenario could not be loaded is told by a notice, with the way to try again.
      isFailed = true;
      host.replaceChildren();
    }
  };
  state.on(["assume", "versus", "commodity", "country", "filter"], update);
  whatIf.addEventListener("change", () => isFailed && update());
  update();
}
