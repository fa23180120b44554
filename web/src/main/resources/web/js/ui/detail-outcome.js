// What the scenario makes of the chosen supply line: its status, what causes it, and its way before and then.
import { statusSample } from "./feature-mark.js";
import { sideMark } from "./side-mark.js";
import { assumptions } from "./what-if/words.js";
import { el } from "../dom.js";
import { formatDifference, formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { NO_SCENARIO } from "../model/scenario.js";

const FIGURES = [["length_km", "extra_km", "km"], ["days", "extra_days", "d"], ["cost_usd_t", "extra_cost_usd_t", "USD/t"]];
const KEYS = { closed: "closed", open: "open", "transit-closed": "transitClosed", ban: "ban" };

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {object} feature a corridor as it is
 * @returns {HTMLElement | null} nothing where no scenario is on
 */
export function corridorOutcome(explorer, feature) {
  const { whatIf } = explorer;
  if (!whatIf.isOn) return null;
  const parts = whatIf.sides.map((side) => {
    const outcome = whatIf.outcome(side, feature.id) ?? feature;
    return el("div", { class: "figure__block", dataset: { side } }, whatIf.sides.length > 1 && sideMark(side),
      status(explorer, outcome.properties), wayTable(explorer, feature.properties, outcome.properties));
  });
  return el("section", { class: "panel__section detail__outcome", dataset: { testid: "corridor-outcome" } },
    el("h3", { class: "panel__section-title" }, t("detail.outcome")), parts);
}

function status(explorer, { status: code, causes }) {
  const { title, description } = explorer.catalog.entry("corridor-status", code) ?? { title: code };
  return [el("p", { class: "status" }, statusSample(code), el("strong", {}, title)),
    description && el("p", { class: "figure__note" }, description),
    causes?.length > 0 && el("ul", { class: "causes", "aria-label": t("detail.causes") },
      causes.map((cause) => el("li", {}, causeOf(explorer, cause))))];
}

// What was assumed is told as in the what-if; anything else is the id of a measure.
function causeOf(explorer, cause) {
  const [parameter, value] = cause.split(/=(.*)/s);
  if (value !== undefined && KEYS[parameter]) {
    return assumptions(explorer, { ...NO_SCENARIO, [KEYS[parameter]]: [value] })[0].text;
  }
  const measure = explorer.dataset.feature("measures", cause);
  return el("button", { class: "link", type: "button", dataset: { testid: `go-measures-${cause}` },
    onclick: () => explorer.select({ layer: "measures", id: cause }) }, measure?.properties.name ?? cause);
}

function wayTable({ catalog }, before, then) {
  const fields = catalog.layer("corridors").fields;
  const number = (value) => (value === null || value === undefined ? "–" : formatNumber(value, lang()));
  return el("table", { class: "figures" },
    el("caption", { class: "visually-hidden" }, t("detail.outcome")),
    el("thead", {}, el("tr", {}, el("td", {}), ["before", "then", "change"].map((key) => el("th", { scope: "col" }, t(`detail.${key}`))))),
    el("tbody", {}, FIGURES.map(([field, extra, unit]) => el("tr", { dataset: { testid: `outcome-${field}` } },
      el("th", { scope: "row" }, fields.find(({ name }) => name === field)?.title ?? field,
        el("span", { class: "fields__unit" }, ` ${unit}`)),
      el("td", {}, number(before[field])),
      el("td", {}, then.status === "unreachable" ? "–" : number(then[field])),
      el("td", {}, (then[extra] ?? null) === null ? "–" : formatDifference(then[extra], lang()))))));
}
