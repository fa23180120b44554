// The marks, drawn as SVG: shape tells the kind, colour the family, the symbol the commodity. The legend draws with the
// same functions, so that it can never say something else than the map.
import { svg } from "../dom.js";

const IMPORTANCE_PX = [6, 12, 16, 19, 22];
const IMPORTANCE_WITH_SYMBOL_PX = [19, 21, 24, 27, 31];
const UNKNOWN_IMPORTANCE = { plain: 11, withSymbol: 20 };
const STAGES = ["concentration", "refining", "separation", "metal", "cathode-precursor", "magnet"];
const IMPORTANCE = [/occurrence|showing/i, /small/i, /medium/i, /very.?large|giant/i, /large/i];

/** The zoom from which marks carry their chemical symbol. */
export const SYMBOL_ZOOM = 5;

/** The zoom from which all ports show. */
export const PORT_ZOOM = 4;

/** Whether a status means that something is being produced. */
export const isProducing = (status) => /^(producing|operating|operational|active)/i.test(status ?? "");

/**
 * Diameter of a deposit's circle. The five sizes grow in area, not in width.
 *
 * @param {string | null} importance a code of the INSPIRE list
 * @param {boolean} withSymbol
 */
export function depositSize(importance, withSymbol) {
  // The codelist words its five steps; what matters here is their order.
  const kind = importance ? IMPORTANCE.findIndex((pattern) => pattern.test(importance)) : -1;
  if (kind < 0) return withSymbol ? UNKNOWN_IMPORTANCE.withSymbol : UNKNOWN_IMPORTANCE.plain;
  const step = [0, 1, 2, 4, 3][kind];
  return (withSymbol ? IMPORTANCE_WITH_SYMBOL_PX : IMPORTANCE_PX)[step];
}

/**
 * @param {{family: string | null, symbol?: string, size: number, filled: boolean, uncertain?: boolean,
 *   chosen?: boolean}} mark `uncertain` draws the dashed halo of an imprecise coordinate
 * @returns {SVGElement}
 */
export function depositMark({ family, symbol, size, filled, uncertain, chosen }) {
  const radius = size / 2;
  const stroke = size < 9 ? 1.4 : 1.8;
  return frame(family, "deposit", size + (uncertain || chosen ? 12 : 4),
    chosen && svg("circle", { class: "mark__chosen", r: radius + 4 }),
    uncertain && svg("circle", { class: "mark__halo", r: radius + (chosen ? 5.5 : 3.5) }),
    svg("circle", { class: filled ? "mark__body" : "mark__body mark__body--hollow", r: radius - stroke / 2,
      "stroke-width": stroke }),
    symbol && symbolText(symbol, size, filled));
}

/** A square whose notch moves from left to right as the stage moves from mine to magnet; recycling has it below. */
export function plantMark({ family, symbol, stage, size, filled, uncertain, chosen }) {
  const half = size / 2 - 0.9;
  const notch = size > 8 ? Math.max(1.6, size * 0.11) : 0;
  const step = STAGES.indexOf(stage);
  const at = step < 0 ? 0 : -half + notch + ((2 * half - 2 * notch) * step) / (STAGES.length - 1);
  const top = notch && step >= 0 ? `H${at - notch} L${at} ${-half + notch * 1.7} L${at + notch} ${-half}` : "";
  const bottom = notch && stage === "recycling" ? `H${notch} L0 ${half - notch * 1.7} L${-notch} ${half}` : "";
  return frame(family, "plant", size + (uncertain || chosen ? 12 : 4),
    chosen && svg("rect", { class: "mark__chosen", x: -half - 4, y: -half - 4, width: 2 * half + 8,
      height: 2 * half + 8, rx: 2 }),
    uncertain && svg("rect", { class: "mark__halo", x: -half - 4, y: -half - 4, width: 2 * half + 8,
      height: 2 * half + 8, rx: 2 }),
    svg("path", { class: filled ? "mark__body" : "mark__body mark__body--hollow", "stroke-width": size < 9 ? 1.4 : 1.6,
      d: `M${-half} ${-half}${top}H${half}V${half}${bottom}H${-half}Z` }),
    symbol && symbolText(symbol, size, filled, step >= 0 ? 1 : -0.5));
}

/** A small diamond. */
export function portMark({ size = 9, main = false, chosen = false } = {}) {
  const half = size / 2;
  const diamond = (r) => `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`;
  return frame(null, "port", size + (chosen ? 12 : 4),
    chosen && svg("path", { class: "mark__chosen", d: diamond(half + 5) }),
    svg("path", { class: main ? "mark__port mark__port--main" : "mark__port", d: diamond(half) }));
}

/**
 * Two short bars across a strait, crossed where it is closed.
 *
 * @param {{angle?: number, size?: number, chosen?: boolean, closed?: boolean}} options the direction of the gate line on the map, in
 *   degrees clockwise from east
 */
export function passageMark({ angle = 90, size = 13, chosen = false, closed = false } = {}) {
  const half = size / 2;
  const bars = `M${-half} -2.2H${half}M${-half} 2.2H${half}`;
  return frame(null, "passage", size + (chosen ? 12 : 8),
    chosen && svg("circle", { class: "mark__chosen", r: half + 4 }),
    svg("g", { transform: `rotate(${angle})` },
      svg("path", { class: "mark__gate-paper", d: bars }), svg("path", { class: "mark__gate", d: bars })),
    closed && [svg("path", { class: "mark__cross-paper", d: cross(half - 1) }),
      svg("path", { class: "mark__cross", d: cross(half - 1) })]);
}

const cross = (half) => `M${-half} ${-half}L${half} ${half}M${-half} ${half}L${half} ${-half}`;

/**
 * A ring chart of the families in a cluster, with their number.
 *
 * @param {Map<string, number>} families
 * @param {string} label the number as written
 * @param {number} size
 */
export function clusterMark(families, label, size) {
  const radius = size / 2 - 3.5;
  const total = [...families.values()].reduce((sum, count) => sum + count, 0);
  let start = 0;
  const arcs = [...families].map(([family, count]) => {
    const share = (100 * count) / total;
    const gap = families.size > 1 ? Math.min(1.6, share / 3) : 0;
    const arc = svg("circle", { class: `mark__arc family--${family}`, r: radius, pathLength: 100,
      "stroke-dasharray": `${share - gap} ${100 - share + gap}`, "stroke-dashoffset": -start });
    start += share;
    return arc;
  });
  return frame(null, "cluster", size + 2,
    svg("circle", { class: "mark__paper", r: size / 2 }),
    svg("g", { transform: "rotate(-90)" }, arcs),
    svg("text", { class: "mark__count", y: 4, "font-size": label.length > 3 ? 10 : 11.5 }, label));
}

/** Half the width in pixels of a mark that stands for so many points of a large layer: each tenfold adds as much. */
export const cellRadius = (count) => Math.min(8, 2 + 2 * Math.log10(count));

/** The open circle that a recalled figure carries. */
export const recalledMark = () =>
  svg("svg", { class: "recalled", viewBox: "-4 -4 8 8", width: 8, height: 8, "aria-hidden": "true" },
    svg("circle", { r: 2.8 }));

function frame(family, kind, box, ...children) {
  const classes = `mark mark--${kind}${kind === "deposit" || kind === "plant" ? ` family--${family ?? "none"}` : ""}`;
  return svg("svg", { class: classes, viewBox: `${-box / 2} ${-box / 2} ${box} ${box}`, width: box, height: box,
    "aria-hidden": "true" }, ...children);
}

/** The size of a mark that has room for its symbol: REE needs more than Li. */
export const roomFor = (symbol, size) => Math.max(size, { 3: 24, 4: 29, 5: 33 }[symbol.length] ?? 0);

function symbolText(symbol, size, filled, shift = 0) {
  const fontSize = Math.min(size * 0.5, (size * 1.06) / Math.max(symbol.length, 2));
  return svg("text", { class: filled ? "mark__symbol mark__symbol--on-fill" : "mark__symbol", y: fontSize * 0.36 + shift,
    "font-size": fontSize.toFixed(1) }, symbol);
}
