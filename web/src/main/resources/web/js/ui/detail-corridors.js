// What leaves a place, what arrives there, what passes it: each corridor can be chosen.
import { lineSample } from "./feature-mark.js";
import { el } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";

const SHOWN_AT_FIRST = 8;

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {{layer: string, id: string}} select
 * @returns {HTMLElement | null}
 */
export function relatedCorridors(explorer, { layer, id }) {
  if (layer === "corridors") return null;
  const { leaving, arriving, within, passing } = explorer.dataset.corridorsOf(id);
  const groups = [["leaving", leaving, "to"], ["arriving", arriving, "from"], ["within", within, null],
    ["passing", passing, null]]
    .filter(([, corridors]) => corridors.length);
  if (!groups.length) {
    return explorer.dataset.has("corridors") ? el("p", { class: "detail__none" }, t("corridor.none")) : null;
  }
  return el("div", { class: "detail__corridors" }, groups.map(([key, corridors, end]) =>
    group(explorer, t(`corridor.${key}`, { count: corridors.length }), corridors, end)));
}

function group(explorer, title, corridors, end) {
  const sorted = corridors.toSorted((a, b) => (b.properties.quantity_tpa ?? 0) - (a.properties.quantity_tpa ?? 0));
  const list = el("ul", { class: "link-rows" }, sorted.slice(0, SHOWN_AT_FIRST).map((c) => item(explorer, c, end)));
  const rest = sorted.slice(SHOWN_AT_FIRST);
  const more = rest.length > 0 && el("button", { class: "button button--quiet", type: "button", onclick: () => {
    list.append(...rest.map((corridor) => item(explorer, corridor, end)));
    more.remove();
  } }, t("corridor.more", { count: rest.length }));
  return el("section", { class: "panel__section" }, el("h3", { class: "panel__section-title" }, title), list, more);
}

function item(explorer, { id, properties: p }, end) {
  const { catalog } = explorer;
  const kind = p.kind === "potential" && t("corridor.potential");
  const note = [catalog.title("commodities", p.commodity), kind].filter(Boolean);
  return el("li", {}, el("button", { class: "link-row", type: "button", dataset: { corridor: id },
    onclick: () => explorer.select({ layer: "corridors", id }, { reveal: true }) },
  el("span", { class: "link-row__mark" }, lineSample({ ...p, family: catalog.family(p.commodity) })),
  el("span", { class: "link-row__name" }, (end && p[`${end}_name`]) || p.name),
  el("span", { class: "link-row__note" }, note.join(" · ")),
  el("span", { class: "link-row__figure" }, p.quantity_tpa === null ? "" : [
    formatNumber(p.quantity_tpa, lang()), " ", el("span", { class: "fields__unit" }, "t/a")])));
}
