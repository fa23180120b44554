// The axis of the time line: measures as marks in rows by kind, their waiting, suspension and time in force as bars.
import { measureMark } from "./measure-mark.js";
import { el, svg } from "../../dom.js";
import { formatDate } from "../../format.js";
import { lang, t } from "../../i18n.js";
import { FIRST_DAY, LAST_DAY, ROWS, dayNumber, lanes, positionOf, spansOf } from "../../model/timeline.js";

const MARK_PX = 14;
const LANE_PX = 15;
const ROW_GAP_PX = 7;
const YEARS_PX = 18;
const LEAST_YEAR_PX = 34;

/**
 * Draws measures on a width.
 *
 * @param {object[]} measures
 * @param {number} width in pixels
 * @param {{onOpen: (id: string) => void, onTell: (feature: object | null) => void,
 *   describe: (feature: object) => string}} actions
 * @returns {HTMLElement}
 */
export function drawAxis(measures, width, { onOpen, onTell, describe }) {
  let top = YEARS_PX;
  const bars = [];
  const rows = [];
  const marks = [];
  for (const [row, kinds] of Object.entries(ROWS)) {
    const own = measures.filter(({ properties }) => kinds.includes(properties.kind));
    const lane = lanes(own, width, MARK_PX);
    const height = Math.max(1, ...[...lane.values()].map((number) => number + 1)) * LANE_PX;
    rows.push({ row, top, height });
    for (const feature of own) {
      const y = top + lane.get(feature.id) * LANE_PX;
      bars.push(...spansOf(feature.properties).map((span) => bar(span, width, y)));
      marks.push({ feature, x: positionOf(dayNumber(feature.properties.date)) * width, y });
    }
    top += height + ROW_GAP_PX;
  }
  const ground = svg("svg", { class: "axis__ground", width, height: top, "aria-hidden": "true" },
    hatching(), years(width, top), rows.map(({ top: y }) => svg("path", { class: "axis__rule", d: `M0 ${y - ROW_GAP_PX / 2}H${width}` })), bars);
  const names = el("div", { class: "axis__names", "aria-hidden": "true" }, rows.map(({ row, top: y }) => {
    const name = el("span", { class: "axis__name" }, t(`timeline.row.${row}`));
    name.style.top = `${y}px`;
    return name;
  }));
  const list = el("ul", { class: "axis__marks", "aria-label": t("timeline.measures") },
    marks.sort((a, b) => a.x - b.x).map((mark) => place(mark, { onOpen, onTell, describe })));
  makeRoving(list);
  const plot = el("div", { class: "axis__plot" }, ground, list);
  plot.style.width = `${width}px`;
  plot.style.height = `${top}px`;
  return el("div", { class: "axis" }, names, plot);
}

function place({ feature, x, y }, { onOpen, onTell, describe }) {
  const { id, properties: { kind, state } } = feature;
  const button = el("button", { class: `axis__mark axis__mark--${state ?? "any"}`, type: "button", tabindex: "-1",
    "aria-label": describe(feature), dataset: { testid: `measure-${id}` }, onclick: () => onOpen(id),
    onpointerenter: () => onTell(feature), onpointerleave: () => onTell(null), onfocus: () => onTell(feature),
    onblur: () => onTell(null) }, measureMark(kind));
  const item = el("li", {}, button);
  button.style.left = `${x - LANE_PX / 2}px`;
  button.style.top = `${y}px`;
  return item;
}

// One stop for the Tab key; the arrows go from measure to measure in the order of their days.
function makeRoving(list) {
  const buttons = [...list.querySelectorAll("button")];
  if (buttons.length) buttons[0].tabIndex = 0;
  list.addEventListener("focusin", ({ target }) => buttons.forEach((button) => (button.tabIndex = button === target ? 0 : -1)));
  list.addEventListener("keydown", (event) => {
    const i = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || !buttons[to]) return;
    event.preventDefault();
    buttons[to].focus();
  });
}

function bar({ kind, from, to }, width, y) {
  const [x1, x2] = [from, to].map((day) => positionOf(day) * width);
  const middle = y + LANE_PX / 2;
  if (kind === "suspended") {
    return svg("rect", { class: "axis__suspended", x: x1, y: middle - 4, width: Math.max(2, x2 - x1), height: 8 });
  }
  return svg("path", { class: `axis__${kind}`, d: `M${x1} ${middle}H${x2}` });
}

const hatching = () => svg("defs", {}, svg("pattern", { id: "suspended", width: 5, height: 5, patternUnits: "userSpaceOnUse",
  patternTransform: "rotate(45)" }, svg("rect", { class: "axis__hatch", width: 2, height: 5 })));

function years(width, height) {
  const first = new Date(FIRST_DAY * 86_400_000).getUTCFullYear();
  const last = new Date(LAST_DAY * 86_400_000).getUTCFullYear();
  let before = -Infinity;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).map((year) => {
    const x = positionOf(dayNumber(`${year}-01-01`)) * width;
    const isNamed = x - before >= LEAST_YEAR_PX && x < width - LEAST_YEAR_PX / 2;
    if (isNamed) before = x;
    return [svg("path", { class: "axis__year", d: `M${x} ${isNamed ? 0 : YEARS_PX - 4}V${isNamed ? height : YEARS_PX}` }),
      isNamed && svg("text", { class: "axis__text", x: x + 4, y: 11 }, String(year))];
  });
}

/** "Announced 9 October 2025, China: ... In force" */
export const describe = (catalog) => ({ properties: p }) => t(p.state ? "timeline.measureState" : "timeline.measure", {
  date: formatDate(p.date, lang()), kind: catalog.title("measure-kind", p.kind), name: p.name,
  state: p.state ? catalog.title("measure-state", p.state) : "" });
