// The left panel: what is shown, of which commodity, in which country, and how to read it.
import { createCommodityFilter } from "./commodity-filter.js";
import { createCountryFilter } from "./country-filter.js";
import { createFacets } from "./facets.js";
import { createFilterChips } from "./filter-chips.js";
import { ICONS } from "./icons.js";
import { createLayerSwitches } from "./layer-switches.js";
import { createLegend } from "./legend.js";
import { createTiledSwitches } from "./tiled-switches.js";
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";

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
