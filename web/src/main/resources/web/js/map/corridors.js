// Supply lines. The canvas as a whole is translucent, not each line: where forty routes share a strait it stays a line
// of one strength instead of turning black.
import { CanvasOverlay, shiftsInto } from "./canvas-overlay.js";
import { corridorWidth } from "./corridor-path.js";
import { drawArrows, strokeLine } from "./corridor-strokes.js";
import { palette } from "./palette.js";

const SMALLEST_STEP_PX = 1.2;
const HIT_PX = 6;
const LICENSED_LEAST_PX = 3;

/**
 * A path and how a scenario leaves it.
 *
 * @typedef {import("./corridor-path.js").CorridorPath & {status?: "open" | "licensed" | "rerouted" | "restricted" |
 *   "unreachable" | "ghost"}} CorridorLine `ghost` is the way it took before
 */

/** Paints {@link CorridorLine}s in the order of their tonnage; supply-lines.js says which canvas carries which. */
export const Corridors = CanvasOverlay.extend({
  initialize(familyOf, options) {
    CanvasOverlay.prototype.initialize.call(this, options);
    this._familyOf = familyOf;
    this._paths = [];
    this._traces = [];
  },

  /** @param {CorridorLine[]} paths */
  show(paths) {
    if (!paths.length && !this._paths.length) return;
    this._paths = [...paths].sort((a, b) => (b.properties.quantity_tpa ?? 0) - (a.properties.quantity_tpa ?? 0));
    this.redraw();
  },

  /** @param {number} opacity of the whole, 0 to 1 */
  setOpacity(opacity) {
    this.options.opacity = opacity;
    if (this._canvas) this._canvas.style.opacity = opacity;
  },

  onAdd(map) {
    CanvasOverlay.prototype.onAdd.call(this, map);
    this.setOpacity(this.options.opacity ?? 1);
  },

  paint(context, frame) {
    const colours = palette();
    this._traces = [];
    context.lineJoin = "round";
    for (const path of this._paths) {
      const colour = colours[this._familyOf(path.properties.commodity) ?? "no-family"];
      const width = lineWidth(path, frame.zoom, this.options.bold);
      for (const shift of shiftsInto(path.bounds, frame)) {
        const legs = path.legs.map(({ mode, xy }) => ({ mode, line: project(xy, shift, frame) }));
        this._traces.push({ id: path.id, legs, width, colour, status: path.status });
        strokeLine(context, legs, path, { width, colour, colours });
      }
    }
    // From the top down, so that an arrow has the colour of the line that is seen below it.
    const taken = new Set();
    for (const { legs, width, colour, status } of this._traces.toReversed()) {
      if (status === "ghost" || status === "unreachable") continue;
      drawArrows(context, legs, width, status === "restricted" ? colours.restricted : colour, taken);
    }
  },

  /**
   * The corridor under a point of the map container, the topmost first.
   *
   * @param {{x: number, y: number}} point
   * @returns {string | null}
   */
  idAt(point) {
    const { x, y } = this._map.containerPointToLayerPoint(point).subtract(this._topLeft);
    for (const { id, legs, width } of this._traces.toReversed()) {
      if (legs.some(({ line }) => isNear(line, x, y, Math.max(HIT_PX, width / 2 + 3)))) return id;
    }
    return null;
  },
});

// A line that is stopped must be seen, and a licensed one have room for its core.
function lineWidth({ status, properties: { kind, quantity_tpa: quantityTpa } }, zoom, bold) {
  const least = status === "licensed" ? LICENSED_LEAST_PX : ["restricted", "unreachable"].includes(status) ? 1.8 : 0;
  if (kind === "potential") return Math.max(least, bold ? 1.6 : 1);
  const full = corridorWidth(quantityTpa);
  const calm = zoom >= 5 ? 1 : zoom >= 3.5 ? 0.8 : 0.62;
  return Math.max(1, least, full * (bold ? 1 : calm)) + (bold ? 0.6 : 0);
}

// Screen points of a leg: vertices that would fall on the last one are left out.
function project(xy, shift, { scale, left, top }) {
  const line = [];
  let [px, py] = [Infinity, Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    const x = (xy[i] + shift) * scale - left;
    const y = xy[i + 1] * scale - top;
    const isEnd = i === 0 || i === xy.length - 2;
    if (!isEnd && Math.abs(x - px) < SMALLEST_STEP_PX && Math.abs(y - py) < SMALLEST_STEP_PX) continue;
    line.push(x, y);
    [px, py] = [x, y];
  }
  return line;
}

function isNear(line, x, y, distance) {
  for (let i = 2; i < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i - 2], line[i - 1], line[i], line[i + 1]];
    if (x < Math.min(x0, x1) - distance || x > Math.max(x0, x1) + distance) continue;
    if (y < Math.min(y0, y1) - distance || y > Math.max(y0, y1) + distance) continue;
    const lengthSquared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const along = lengthSquared && ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / lengthSquared;
    const t = Math.max(0, Math.min(1, along));
    if (Math.hypot(x0 + t * (x1 - x0) - x, y0 + t * (y1 - y0) - y) <= distance) return true;
  }
  return false;
}
