// Explains what is on the map at the moment, and nothing else.
import { lineSample, statusSample } from "./feature-mark.js";
import { el, svg } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, listed, t } from "../i18n.js";
import { PORT_ZOOM, SYMBOL_ZOOM, cellRadius, clusterMark, depositMark, depositSize, passageMark, plantMark, portMark,
  recalledMark } from "../map/marks.js";

const FAMILIES = ["battery", "magnet", "base", "technology", "energy"];
const CELL_COUNTS = [1, 30, 1000];
const IMPORTANCE = ["occurrence", "small", "medium", "large", "very large"];

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {{heading?: string}} [options] the element that titles its groups, one level below what the legend stands in
 * @returns {HTMLElement}
 */
export function createLegend(explorer, { heading = "h4" } = {}) {
  const host = el("div", { class: "legend", dataset: { testid: "legend" } });
  let shown = "";
  const update = () => {
    const { zoom, select } = explorer.state.view;
    const on = (id) => explorer.isOn(id);
    const near = zoom >= SYMBOL_ZOOM;
    const groups = [
      ["families", true, () => families(explorer)],
      ["deposits", on("deposits"), () => deposits(near)],
      ["plants", on("processing-sites"), () => plants(near, explorer.catalog)],
      ["corridors", on("corridors:actual") || on("corridors:potential") || select, () => corridors(on)],
      ["statuses", explorer.whatIf.isOn, () => statuses(explorer.catalog)],
      ["places", on("passages") || (on("ports") && zoom >= PORT_ZOOM) || select?.layer === "corridors",
        () => places(on("ports") && (zoom >= PORT_ZOOM || select?.layer === "corridors"), on("passages"))],
      ["cells", explorer.tiledOn().length, cells],
      ["figures", true, figures],
    ].filter(([, visible]) => visible);
    const now = JSON.stringify([explorer.mainCommodities().size, near, zoom >= PORT_ZOOM, explorer.state.view.layers,
      select?.layer, explorer.whatIf.isOn]);
    if (now === shown) return;
    shown = now;
    host.replaceChildren(...groups.map(([key, , rows]) => el("div", { class: "legend__group" },
      el(heading, { class: "legend__title" }, t(`legend.${key}`)), rows())));
  };
  explorer.state.on(["layers", "zoom", "select", "assume", "versus"], update);
  explorer.dataset.addEventListener("loaded", update);
  update();
  return host;
}

const row = (mark, text) => el("div", { class: "legend__row" },
  el("span", { class: "legend__mark" }, mark), el("span", {}, text));

function families(explorer) {
  const main = explorer.mainCommodities();
  const symbols = (family) => explorer.catalog.entries("commodities")
    .filter((commodity) => commodity.family === family && main.has(commodity.code)).map(({ symbol }) => symbol).join(" ");
  return FAMILIES.map((family) => row(depositMark({ family, size: 12, filled: true }),
    [t(`family.${family}`), el("span", { class: "legend__symbols" }, symbols(family))]));
}

function deposits(near) {
  const sizes = IMPORTANCE.map((importance) =>
    depositMark({ family: null, size: depositSize(importance, false), filled: false }));
  return [
    near
      ? row(depositMark({ family: "battery", symbol: "Li", size: 20, filled: true }), t("legend.symbol"))
      : row(clusterMark(new Map([["battery", 7], ["base", 3], ["magnet", 2]]), "12", 28), t("legend.cluster")),
    row(depositMark({ family: null, size: 14, filled: true }), t("legend.producing")),
    row(depositMark({ family: null, size: 14, filled: false }), t("legend.notProducing")),
    el("div", { class: "legend__sizes" }, sizes, el("span", {}, t("legend.importance"))),
    near && row(depositMark({ family: null, size: 13, filled: false, uncertain: true }), t("legend.uncertain")),
  ];
}

function plants(near, catalog) {
  const { codelist } = catalog.layer("processing-sites").fields.find(({ name }) => name === "stage");
  return [
    row(plantMark({ family: null, size: 13, filled: true }), t("legend.operating")),
    row(plantMark({ family: null, size: 13, filled: false }), t("legend.notOperating")),
    near && el("p", { class: "legend__note" }, t("legend.notch")),
    near && el("div", { class: "legend__stages" }, catalog.entries(codelist).map(({ code, title }) =>
      row(plantMark({ family: null, stage: code, size: 15, filled: true }), title))),
  ];
}

function corridors(on) {
  return [
    row(lineSample({ quantity_tpa: 30_000, length: 34 }), t("legend.sea")),
    row(lineSample({ quantity_tpa: 30_000, land: true, length: 34 }), t("legend.land")),
    row(lineSample({ quantity_tpa: 1_500_000, length: 34 }), t("legend.width")),
    on("corridors:potential") && row(lineSample({ kind: "potential", length: 34 }), t("legend.potential")),
  ];
}

const statuses = (catalog) => catalog.entries("corridor-status").map(({ code, title, description }) =>
  row(statusSample(code), t("legend.status", { title, description })));

const places = (ports, passages) => [
  ports && row(portMark({}), t("legend.port")),
  ports && row(portMark({ main: true }), t("legend.mainPort")),
  passages && row(passageMark({ angle: 0, size: 12 }), t("legend.passage")),
];

const cells = () => [
  row(svg("svg", { class: "mark family--none", width: 36, height: 16, viewBox: "-18 -8 36 16", "aria-hidden": "true" },
    CELL_COUNTS.map((count, i) => svg("circle", { class: "mark__body", cx: [-14, -4, 10][i], r: cellRadius(count) }))),
  t("legend.cell", { counts: listed(CELL_COUNTS.map((n) => formatNumber(n, lang()))) })),
];

const figures = () => row(recalledMark(), t("legend.recalled"));
