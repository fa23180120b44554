// Where a route begins and ends: typed, picked from suggestions, or clicked on the map.
import { createCombobox } from "./combobox.js";
import { featureMark } from "./feature-mark.js";
import { ICONS } from "./icons.js";
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { readPosition } from "../model/route-search.js";
import { NameIndex } from "../model/search.js";
import { positionText } from "../position.js";

const LAYERS = ["deposits", "processing-sites", "ports"];
const LIMIT = 8;

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {"from" | "to"} key
 * @returns {HTMLElement}
 */
export function createRouteEnd(explorer, key) {
  const { state, dataset, catalog } = explorer;
  let index = new NameIndex([]);
  const rebuild = () => (index = new NameIndex(entries(explorer)));
  dataset.addEventListener("loaded", rebuild);
  rebuild();

  const suggest = (text) => {
    const position = readPosition(text);
    const places = index.find(text, LIMIT).map(({ layer, id, name, note }) => ({ key: id, name, note,
      mark: featureMark(layer, dataset.feature(layer, id), catalog) }));
    return position
      ? [{ key: `${position.lon},${position.lat}`, name: positionText([position.lon, position.lat]) }] : places;
  };
  const input = createCombobox({ id: `route-${key}`, label: t(`route.${key}`), placeholder: t("route.placeholder"), suggest,
    onPick: (suggestion) => state.set({ [key]: suggestion.key, way: 0 }) });
  const chosen = el("p", { class: "route-end__chosen", dataset: { testid: `route-${key}-chosen` } });
  const clear = tool(ICONS.close, "route.clear", `route-${key}-clear`, () => {
    state.set({ [key]: null, way: 0 });
    input.querySelector("input").focus();
  });
  const pick = tool(ICONS.target, `route.pick.${key}`, `route-${key}-pick`, () => {
    const isPicking = pick.getAttribute("aria-pressed") === "true";
    if (isPicking) {
      explorer.picking.end();
      return;
    }
    explorer.picking.begin({ taken: (place) => state.set({ [key]: place, way: 0 }), ended: () => press(false) });
    press(true);
  });
  const press = (isPressed) => pick.setAttribute("aria-pressed", String(isPressed));
  press(false);

  const update = () => {
    const place = state.view[key];
    chosen.textContent = place ? nameOf(explorer, place) : "";
    chosen.hidden = clear.hidden = !place;
    input.hidden = Boolean(place);
  };
  state.on([key], update);
  dataset.addEventListener("loaded", update);
  update();
  return el("div", { class: "route-end" }, el("span", { class: "route-end__title" }, t(`route.${key}`)), input, chosen, clear, pick);
}

/** What an end is called: the name of the feature, or the position. */
function nameOf({ dataset }, place) {
  const position = readPosition(place);
  return position ? positionText([position.lon, position.lat]) : dataset.locate(place)?.feature.properties.name ?? place;
}

function tool(path, key, testid, onclick) {
  return el("button", { class: "tool", type: "button", "aria-label": t(key), title: t(key), dataset: { testid }, onclick }, icon(path));
}

const entries = ({ dataset, catalog }) => LAYERS.flatMap((layer, weight) => dataset.features(layer)
  .map(({ id, properties: p }) => ({ layer, id, name: p.name, weight,
    note: p.country ? catalog.title("countries", p.country) : t(`kind.${layer}`) })));
