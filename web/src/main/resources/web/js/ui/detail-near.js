// What is near a chosen point: plants, ports and deposits, each with its distance as the crow flies.
import { featureMark } from "./feature-mark.js";
import { el } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { nearest } from "../model/near.js";

const LAYERS = ["processing-sites", "ports", "deposits"];

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {{layer: string, id: string}} select
 * @param {object} feature
 * @returns {HTMLElement | null} nothing for what is no point
 */
export function nearHere(explorer, select, { geometry, properties }) {
  if (geometry?.type !== "Point") return null;
  const { catalog, dataset } = explorer;
  const commodity = select.layer === "deposits" ? properties.commodity : null;
  const codes = takenAs(catalog, commodity);
  const lists = LAYERS.map((layer) => {
    const others = dataset.features(layer).filter(({ id }) => layer !== select.layer || id !== select.id);
    const prefers = ({ properties: p }) => layer === "processing-sites" && p.commodities.some((code) => codes.has(code));
    const found = nearest(geometry.coordinates, others, { prefers });
    const title = found.some(({ isPreferred }) => isPreferred)
      ? t("near.taking", { commodity: catalog.title("commodities", commodity) }) : t(`kinds.${layer}`);
    return found.length > 0 && [el("h4", { class: "near__title" }, title),
      el("ul", { class: "link-rows" }, found.map((one) => row(explorer, layer, one)))];
  }).filter(Boolean);
  if (!lists.length) return null;
  return el("section", { class: "panel__section near", dataset: { testid: "near" } },
    el("h3", { class: "panel__section-title" }, t("near.title")), lists);
}

// A plant of a group takes its members, and one of a member what is only known as the group.
function takenAs(catalog, commodity) {
  if (!commodity) return new Set();
  return catalog.expand([commodity]).add(catalog.entry("commodities", commodity)?.group || commodity);
}

function row(explorer, layer, { feature, metres }) {
  const { catalog } = explorer;
  const { id, properties: p } = feature;
  const stuff = p.commodity ?? p.commodities?.[0];
  const note = [stuff && catalog.title("commodities", stuff), catalog.title("countries", p.country)].filter(Boolean);
  return el("li", {}, el("button", { class: "link-row", type: "button", dataset: { testid: `near-${layer}-${id}` },
    onclick: () => explorer.select({ layer, id }, { reveal: true }) },
  el("span", { class: "link-row__mark" }, featureMark(layer, feature, catalog)),
  el("span", { class: "link-row__name" }, p.name),
  el("span", { class: "link-row__note" }, note.join(" · ")),
  el("span", { class: "link-row__figure" }, formatNumber(Number((metres / 1000).toPrecision(3)), lang()), " ",
    el("span", { class: "fields__unit" }, "km"))));
}
