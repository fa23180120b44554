// The route tool: two places, how goods get from one to the other, leg by leg, and by what other ways.
import { refill } from "./focus.js";
import { closeButton, failure, skeleton } from "./parts.js";
import { createRouteEnd } from "./route-ends.js";
import { createSegments } from "./segments.js";
import { linkTo } from "../api.js";
import { el, svg } from "../dom.js";
import { formatNumber, formatQuantity } from "../format.js";
import { lang, listed, reasonOf, t } from "../i18n.js";
import { RouteSearch, waysApart } from "../model/route-search.js";
import { isEmpty } from "../model/scenario.js";

const ANY = "any";
const MODES = [ANY, "sea", "land"];

/**
 * @param {HTMLElement} host
 * @param {import("../explorer.js").Explorer} explorer
 * @param {{showWays: (search: RouteSearch | null) => void}} actions shows the ways of a search on the map, or none
 */
export function fillRoute(host, explorer, { showWays }) {
  const { state } = explorer;
  const search = new RouteSearch(state);
  host.setAttribute("aria-label", t("route.title"));
  host.dataset.testid = "route";
  const close = closeButton("close-route", () => state.set({ panel: null }));
  const swap = el("button", { class: "button button--quiet", type: "button", dataset: { testid: "route-swap" },
    onclick: () => state.set({ from: state.view.to, to: state.view.from, way: 0 }) }, t("route.swap"));
  const scenario = el("p", { class: "route__scenario" }, t("route.scenario"));
  const result = el("div", { class: "route__result", dataset: { testid: "route-result" } });
  // What came of the search is told in a sentence, and not read out as a whole.
  const said = el("p", { class: "visually-hidden", role: "status" });
  host.append(
    el("header", { class: "panel__head" }, el("h2", { class: "panel__title" }, t("route.title")), close),
    el("div", { class: "panel__body", tabindex: "-1" },
      el("section", { class: "panel__section" },
        createRouteEnd(explorer, "from"), createRouteEnd(explorer, "to"),
        el("div", { class: "route__modes" }, createModes(state), swap), scenario),
      said, result));

  const update = () => {
    scenario.hidden = isEmpty(state.view.assume);
    refill(result, ...content(explorer, search).filter(Boolean));
    said.textContent = saidOf(search);
  };
  const show = () => showWays(state.view.panel === "route" ? search : null);
  for (const follow of [update, show]) search.addEventListener("change", follow);
  state.on(["way", "assume"], update);
  state.on(["way"], show);
  explorer.dataset.addEventListener("loaded", update);
  update();
}

function createModes(state) {
  const modes = createSegments(t("route.mode"),
    MODES.map((mode) => ({ key: mode, text: t(`route.mode.${mode}`), testid: `mode-${mode}` })),
    (mode) => state.set({ mode: mode === ANY ? null : mode, way: 0 }));
  const update = () => modes.press(state.view.mode ?? ANY);
  state.on(["mode"], update);
  update();
  return modes.element;
}

function saidOf({ isSearching, routes, chosen }) {
  if (isSearching || !routes) return "";
  return chosen ? chosen.properties.summary : t("route.none");
}

function content(explorer, search) {
  if (search.isSearching) return [skeleton(6)];
  if (search.error) return [failure(t("route.failed", { detail: reasonOf(search.error) }), () => search.retry())];
  const { chosen } = search;
  if (search.routes?.length === 0) return [el("p", { class: "detail__sentence", dataset: { testid: "route-none" } }, t("route.none"))];
  if (!chosen) return [el("p", { class: "detail__none" }, t("route.hint"))];
  const { properties: p } = chosen;
  return [el("p", { class: "detail__sentence", lang: "en", dataset: { testid: "route-sentence" } }, p.summary), figures(p), ways(explorer, search), legs(explorer, p), downloads(search)];
}

const figures = (p) => el("dl", { class: "route__figures" }, [
  ["days", p.days, ""], ["length", p.length_km, "km"], ["cost", p.cost_usd_t, "USD/t"], ["co2", p.co2_kg_t, "kg/t"],
].map(([key, value, unit]) => el("div", { class: "route__figure", dataset: { figure: key } },
  el("dt", {}, t(`route.${key}`)),
  el("dd", {}, formatNumber(value, lang()), unit && el("span", { class: "fields__unit" }, ` ${unit}`)))));

function ways(explorer, search) {
  if (search.routes.length < 2) return null;
  const best = search.routes[0].properties.cost_usd_t;
  const names = waysApart(search.routes);
  const items = search.routes.map((route, i) => {
    const { days, cost_usd_t: cost } = route.properties;
    const places = names[i].map((id) => explorer.dataset.locate(id)?.feature.properties.name ?? id);
    return el("label", { class: "way" },
      el("input", { class: "way__choice", type: "radio", name: "way", value: i, checked: route === search.chosen,
        dataset: { testid: `way-${i}` }, onchange: () => explorer.state.set({ way: i }) }),
      el("span", { class: "way__name" }, places.length ? t("route.via", { places: listed(places) }) : t("route.direct")),
      el("span", { class: "way__figure" }, t("corridor.days", { count: days, days: formatNumber(days, lang()) })),
      el("span", { class: "way__figure fields__unit" },
        i ? `+${formatQuantity(cost - best, "USD/t", lang())}` : formatQuantity(cost, "USD/t", lang())));
  });
  return el("fieldset", { class: "panel__section ways" }, el("legend", { class: "panel__section-title" }, t("route.ways")), items);
}

const legs = ({ catalog, dataset }, p) => el("section", { class: "panel__section" },
  el("h3", { class: "panel__section-title" }, t("route.legs")),
  el("ol", { class: "legs" }, p.legs.map((leg) => {
    const passages = leg.passages.map((id) => dataset.locate(id)?.feature.properties.name ?? id);
    const countries = Object.keys(leg.country_km).map((code) => catalog.title("countries", code));
    const through = [...passages, ...countries];
    return el("li", { class: "leg" }, legLine(leg.mode),
      el("div", { class: "leg__text" },
        el("span", { class: "leg__ends" }, t(`route.leg.${leg.mode}`, { from: leg.from.name, to: leg.to.name })),
        through.length > 0 && el("span", { class: "leg__through" }, t("route.through", { places: listed(through) }))),
      el("span", { class: "leg__figure" }, formatQuantity(leg.km, "km", lang()),
        el("span", { class: "fields__unit" }, t("corridor.days", { count: leg.days, days: formatNumber(leg.days, lang()) }))));
  })),
  el("p", { class: "route__note" }, t("route.note", { days: formatNumber(p.port_days, lang()) })));

const legLine = (mode) => svg("svg", { class: "leg__line", width: 24, height: 14, viewBox: "0 -7 24 14", "aria-hidden": "true" },
  svg("path", { d: "M1 0H23", "stroke-width": 3, "stroke-dasharray": mode === "land" ? "5 4" : null }));

const downloads = (search) => el("p", { class: "panel__section route__links" },
  el("a", { class: "button", href: linkTo("supply/route", search.allWays), download: "route.geojson",
    dataset: { testid: "route-download" } }, t("route.download")));

