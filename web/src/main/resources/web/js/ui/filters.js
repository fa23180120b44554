// The left panel: what is shown, of which commodity, in which country, and how to read it.
import { createCommodityFilter } from "./commodity-filter.js";
import { createCountryFilter } from "./country-filter.js";
import { createFacets } from "./facets.js";
import { createFilterChips } from "./filter-chips.js";
import { lineSample } from "./feature-mark.js";
import { ICONS } from "./icons.js";
import { createLegend } from "./legend.js";
import { createTiledSwitches } from "./tiled-switches.js";
import { el, icon } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { CORRIDOR_KINDS } from "../explorer.js";
import { depositMark, passageMark, plantMark, portMark } from "../map/marks.js";

const LAYER_MARKS = {
  deposits: () => depositMark({ family: null, size: 13, filled: true }),
  "processing-sites": () => plantMark({ family: null, stage: "separation", size: 13, filled: true }),
  ports: () => portMark({}),
  passages: () => passageMark({ angle: 0, size: 12 }),
  "corridors:actual": () => lineSample({ quantity_tpa: 60_000 }),
  "corridors:potential": () => lineSample({ kind: "potential" }),
};

/**
 * @param {HTMLElement} host
 * @param {import("../explorer.js").Explorer} explorer
 * @param {{onCollapse: () => void}} actions
 */
export function fillFilters(host, explorer, { onCollapse }) {
  host.setAttribute("aria-label", t("filters.title"));
  host.dataset.testid = "filters";
  const summary = el("p", { class: "filters__summary", "aria-live": "polite", dataset: { testid: "summary" } });
  const toggle = el("button", { class: "tool filters__toggle", type: "button", dataset: { testid: "collapse-filters" },
    onclick: onCollapse }, icon(ICONS.collapse));
  const legend = section("legend.title", createLegend(explorer));
  const toLegend = el("button", { class: "button button--quiet", type: "button", dataset: { testid: "goto-legend" },
    onclick: () => legend.scrollIntoView() }, t("legend.goto"));
  host.append(
    el("header", { class: "panel__head" }, el("h2", { class: "panel__title" }, t("filters.title")), summary, toggle),
    el("div", { class: "panel__body", tabindex: "-1" },
      createFilterChips(explorer),
      section("layers.title", [createLayerSwitches(explorer), createTiledSwitches(explorer)], toLegend),
      section("commodity.title", createCommodityFilter(explorer)),
      section("country.title", createCountryFilter(explorer)),
      section("facets.title", createFacets(explorer)),
      legend));

  const update = () => {
    const count = (layer) => explorer.filtered(layer).length;
    summary.textContent = [t("count.deposits", { count: count("deposits") }),
      t("count.plants", { count: count("processing-sites") })].join("\u00a0· ");
  };
  explorer.onFilter(update);
  update();
}

function section(titleKey, content, action = null) {
  return el("section", { class: "panel__section" },
    el("div", { class: "panel__section-head" }, el("h3", { class: "panel__section-title" }, t(titleKey)), action), content);
}

function createLayerSwitches(explorer) {
  const { catalog, state, dataset } = explorer;
  const rows = Object.keys(LAYER_MARKS).filter((id) => catalog.layer(id.split(":")[0])).map((id) => {
    const layer = catalog.layer(id.split(":")[0]);
    const title = id in CORRIDOR_KINDS ? t(`layer.${id}`) : layer.title;
    const count = el("span", { class: "switch__count" });
    const button = el("button", { class: "switch", type: "button", role: "switch", title: layer.description,
      dataset: { testid: `layer-${id}` }, onclick: () => explorer.toggle(id) },
    el("span", { class: "switch__mark" }, LAYER_MARKS[id]()), el("span", { class: "switch__title" }, title), count,
    el("span", { class: "switch__knob", "aria-hidden": "true" }));
    return { id, button, count };
  });
  const update = () => {
    for (const { id, button, count } of rows) {
      button.setAttribute("aria-checked", String(explorer.isOn(id)));
      const [layer] = id.split(":");
      const features = explorer.filtered(layer).filter(({ properties }) =>
        !CORRIDOR_KINDS[id] || properties.kind === CORRIDOR_KINDS[id]);
      count.textContent = dataset.has(layer) ? formatNumber(features.length, lang()) : "…";
    }
  };
  state.on(["layers"], update);
  explorer.onFilter(update);
  update();
  return el("div", { class: "switches" }, rows.map(({ button }) => button));
}
