// The tool bar on the map: choose what lies in a box, a polygon or a circle; measure a distance or an area.
import { ICONS } from "./icons.js";
import { closeButton } from "./parts.js";
import { el, icon } from "../dom.js";
import { formatQuantity } from "../format.js";
import { lang, t } from "../i18n.js";
import { Drawn, areaOf } from "../map/drawn.js";
import { boxOf } from "../map/leaflet-map.js";
import { Sketch, TOOLS } from "../map/sketch.js";
import { parseArea, writeArea } from "../model/area.js";
import { area, distance, pathLength } from "../model/geodesic.js";

const SELECTING = ["box", "polygon", "circle"];

/**
 * @param {L.Map} map
 * @param {import("../explorer.js").Explorer} explorer
 * @returns {HTMLElement}
 */
export function createMapTools(map, explorer) {
  const { state } = explorer;
  const sketch = new Sketch(map);
  const drawn = new Drawn(map);
  const select = (chosen) => {
    state.set({ within: writeArea(chosen) });
    sketch.stop();
    map.getContainer().focus({ preventScroll: true });
  };

  const buttons = Object.keys(TOOLS).map((tool) => {
    const label = t(`tool.${tool}`);
    return { tool, button: el("button", { class: "tool", type: "button", title: label, "aria-label": label,
      "aria-pressed": "false", dataset: { testid: `tool-${tool}` },
      onclick: () => (sketch.tool === tool ? sketch.stop() : sketch.start(tool)) }, icon(ICONS[tool])) };
  });
  const toggle = el("button", { class: "tool map-tools__toggle", type: "button", "aria-expanded": "false", title: t("tool.bar"),
    "aria-label": t("tool.bar"), dataset: { testid: "tools" }, onclick: () => {
      const isOpen = host.classList.toggle("is-open");
      toggle.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) sketch.stop();
    } }, icon(ICONS.polygon));

  const figure = el("p", { class: "map-tools__figure", dataset: { testid: "measure" } });
  const said = el("span", { class: "visually-hidden", role: "status" });
  const hint = el("p", { class: "map-tools__hint" });
  const finish = el("button", { class: "button", type: "button", dataset: { testid: "tool-finish" },
    onclick: () => sketch.finish() }, t("tool.finish"));
  const thisView = el("button", { class: "button", type: "button", dataset: { testid: "tool-view" }, onclick: () => {
    const [west, south, east, north] = boxOf(map);
    select({ west, south, east, north });
  } }, t("tool.thisView"));
  const circle = circleForm(map, select);
  const end = closeButton("tool-end", () => {
    const { tool } = sketch;
    sketch.stop();
    buttons.find((one) => one.tool === tool)?.button.focus();
  }, t("tool.end"));
  const panel = el("div", { class: "map-tools__panel", hidden: true, dataset: { testid: "tool-panel" } },
    el("div", { class: "map-tools__line" }, hint, end), figure, el("div", { class: "map-tools__line" }, thisView, finish), circle, said);

  let shown = null;
  sketch.addEventListener("change", () => {
    const { tool } = sketch;
    drawn.showShape(sketch);
    figure.textContent = tool ? measured(sketch) : "";
    finish.hidden = !sketch.canFinish || TOOLS[tool] === 2;
    finish.parentElement.hidden = finish.hidden && tool !== "box";
    if (tool === shown) return;
    shown = tool;
    for (const one of buttons) one.button.setAttribute("aria-pressed", String(one.tool === tool));
    panel.hidden = !tool;
    thisView.hidden = tool !== "box";
    circle.hidden = tool !== "circle";
    hint.textContent = tool ? t(`tool.${tool}.hint`) : "";
  });
  sketch.addEventListener("done", () => {
    if (SELECTING.includes(sketch.tool)) select(areaOf(sketch.tool, sketch.positions));
    else said.textContent = measured(sketch);
  });
  const showArea = () => drawn.showArea(explorer.area);
  state.on(["within"], showArea);
  showArea();

  const host = el("div", { class: "map-tools", dataset: { testid: "map-tools" } },
    toggle,
    el("div", { class: "map-tools__bar", role: "toolbar", "aria-label": t("tool.bar"), "aria-orientation": "vertical",
      onkeydown: (event) => rove(event, buttons.map(({ button }) => button)) }, buttons.map(({ button }) => button)),
    panel);
  return host;
}

// Arrow keys move along a tool bar.
function rove(event, buttons) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const at = buttons.indexOf(event.target);
  if (!step || at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length].focus();
}

/** Live figures of what is drawn. */
function measured({ tool, preview, positions }) {
  if (preview.length < 2) return "";
  if (tool === "circle") return t("measure.radius", { length: kilometres(distance(preview[0], preview[1])) });
  if (tool === "distance") {
    const total = kilometres(pathLength(preview));
    const last = kilometres(distance(...preview.slice(-2)));
    return positions.length > 2 || preview.length > 2 ? t("measure.path", { total, last }) : total;
  }
  if (tool === "area") {
    return preview.length < 3 ? kilometres(pathLength(preview))
      : t("measure.area", { area: squareKilometres(area(preview)), around: kilometres(pathLength([...preview, preview[0]])) });
  }
  return "";
}

const kilometres = (metres) => (metres < 1000 ? formatQuantity(Math.round(metres), "m", lang())
  : formatQuantity(Number((metres / 1000).toPrecision(4)), "km", lang()));

const squareKilometres = (squareMetres) => formatQuantity(Number((squareMetres / 1e6).toPrecision(4)), "km²", lang());

// A circle by figures: for the keyboard, and for those who know where.
function circleForm(map, select) {
  const field = (name, attributes) => el("input", { class: "range__number", type: "number", step: "any", required: true,
    "aria-label": t(`circle.${name}`), title: t(`circle.${name}`), placeholder: t(`circle.${name}.short`),
    dataset: { testid: `circle-${name}` }, ...attributes });
  const [lat, lon, km] = [field("lat", { min: -90, max: 90 }), field("lon", { min: -180, max: 180 }),
    field("km", { min: 1, max: 10_000 })];
  return el("form", { class: "map-tools__circle", "aria-label": t("circle.title"), hidden: true, onsubmit: (event) => {
    event.preventDefault();
    const typed = parseArea(`CIRCLE(${Number(lon.value)} ${Number(lat.value)},${Number(km.value)})`);
    if (!typed) return;
    select(typed);
    map.setView([typed.lat, typed.lon], map.getZoom(), { animate: false });
  } }, lat, lon, km, el("button", { class: "button", type: "submit", dataset: { testid: "circle-apply" } }, t("circle.apply")));
}
