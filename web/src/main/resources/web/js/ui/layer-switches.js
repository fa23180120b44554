// Switches of the layers that the map draws as a whole, with how many features of each pass the filters.
import { lineSample } from "./feature-mark.js";
import { el } from "../dom.js";
import { CORRIDOR_KINDS } from "../explorer.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { depositMark, passageMark, plantMark, portMark } from "../map/marks.js";

const LAYER_MARKS = {
  deposits: () => depositMark({ family: null, size: 13, filled: true }),
  "processing-sites": () => plantMark({ family: null, stage: "separation", size: 13, filled: true }),
  ports: () => portMark({}),
  passages: () => passageMark({ angle: 0, size: 12 }),
  "corridors:actual": () => lineSample({ quantity_tpa: 60_000 }),
  "corridors:potential": () => lineSample({ kind: "potential" }),
};

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createLayerSwitches(explorer) {
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
