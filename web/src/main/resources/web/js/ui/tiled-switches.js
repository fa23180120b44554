// Switches of the layers that users added, which the map draws from tiles.
import { el, svg } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { cellRadius } from "../map/marks.js";

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement | null} null where there are none */
export function createTiledSwitches(explorer) {
  const layers = explorer.catalog.tiled();
  if (!layers.length) return null;
  const rows = layers.map(({ id, title, description, count }) => el("button", { class: "switch", type: "button", role: "switch",
    title: description, dataset: { testid: `layer-${id}`, layer: id }, onclick: () => explorer.toggle(id) },
  el("span", { class: "switch__mark" }, cellsMark()), el("span", { class: "switch__title" }, title),
  el("span", { class: "switch__count" }, formatNumber(count, lang())),
  el("span", { class: "switch__knob", "aria-hidden": "true" })));
  const update = () => rows.forEach((row) => row.setAttribute("aria-checked", String(explorer.isOn(row.dataset.layer))));
  explorer.state.on(["layers"], update);
  update();
  return el("div", { class: "switches switches--tiled" }, el("h4", { class: "cells__title" }, t("layers.added")), rows);
}

const cellsMark = () => svg("svg", { class: "mark family--none", width: 22, height: 14, viewBox: "-11 -7 22 14", "aria-hidden": "true" },
  [1, 30, 1000].map((count, i) => svg("circle", { class: "mark__body", cx: [-9, -4, 5][i], r: cellRadius(count) * 0.75 })));
