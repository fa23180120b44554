// Supply lines. The canvas as a whole is translucent, not each line: where forty routes share a strait it stays a line
// of one strength instead of turning black.
import { CanvasOverlay, shiftsInto } from "./canvas-overlay.js";
import { corridorWidth } from "./corridor-path.js";
import { palette } from "./palette.js";

const ARROW_SPACING_PX = 260;
const ARROW_CELL_PX = 100;
const SMALLEST_STEP_PX = 1.2;
const HIT_PX = 6;

/**
 * Paints {@link import("./corridor-path.js").CorridorPath}s. One of these carries all lines, a second one above it the
 * chosen ones at full strength.
 */
export const Corridors = CanvasOverlay.extend({
  initialize(familyOf, options) {
    CanvasOverlay.prototype.initialize.call(this, options);
    this._familyOf = familyOf;
    this._paths = [];
    this._traces = [];
  },

  /** @param {import("./corridor-path.js").CorridorPath[]} paths */
  show(paths) {
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
      const width = lineWidth(path.properties, frame.zoom, this.options.bold);
      for (const shift of shiftsInto(path.bounds, frame)) {
        const legs = path.legs.map(({ mode, xy }) => ({ mode, line: project(xy, shift, frame) }));
        this._traces.push({ id: path.id, legs, width, colour });
        for (const leg of legs) stroke(context, leg, path.properties, width, colour);
      }
    }
    // From the top down, so that an arrow has the colour of the line that is seen below it.
    const taken = new Set();
    for (const { legs, width, colour } of this._traces.toReversed()) drawArrows(context, legs, width, colour, taken);
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

function lineWidth({ kind, quantity_tpa: quantityTpa }, zoom, bold) {
  if (kind === "potential") return bold ? 1.6 : 1;
  const full = corridorWidth(quantityTpa);
  const calm = zoom >= 5 ? 1 : zoom >= 3.5 ? 0.8 : 0.62;
  return Math.max(1, full * (bold ? 1 : calm)) + (bold ? 0.6 : 0);
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

function stroke(context, { mode, line }, { kind }, width, colour) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  if (kind === "potential") dash(context, [0.1, 3.4], "round");
  else if (mode === "land") dash(context, [2 + width, 2 + width * 0.6], "butt");
  else dash(context, [], "round");
  context.beginPath();
  context.moveTo(line[0], line[1]);
  for (let i = 2; i < line.length; i += 2) context.lineTo(line[i], line[i + 1]);
  context.stroke();
}

function dash(context, pattern, cap) {
  context.setLineDash(pattern);
  context.lineCap = cap;
}

// One arrowhead every so often; where many corridors run together, one per cell of a coarse grid speaks for all.
function drawArrows(context, legs, width, colour, taken) {
  let travelled = ARROW_SPACING_PX / 2;
  context.fillStyle = colour;
  for (const { line } of legs) {
    for (let i = 2; i < line.length; i += 2) {
      const [x0, y0, x1, y1] = [line[i - 2], line[i - 1], line[i], line[i + 1]];
      const length = Math.hypot(x1 - x0, y1 - y0);
      for (let at = ARROW_SPACING_PX - travelled; at <= length; at += ARROW_SPACING_PX) {
        const x = x0 + ((x1 - x0) * at) / length;
        const y = y0 + ((y1 - y0) * at) / length;
        const cell = `${Math.round(x / ARROW_CELL_PX)},${Math.round(y / ARROW_CELL_PX)}`;
        if (!taken.has(cell)) drawArrow(context, x, y, Math.atan2(y1 - y0, x1 - x0), 3 + width * 0.75);
        taken.add(cell);
      }
      travelled = (travelled + length) % ARROW_SPACING_PX;
    }
  }
}

function drawArrow(context, x, y, angle, size) {
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  context.beginPath();
  context.moveTo(x + cos, y + sin);
  context.lineTo(x - cos - sin * 0.8, y - sin + cos * 0.8);
  context.lineTo(x - cos * 0.45, y - sin * 0.45);
  context.lineTo(x - cos + sin * 0.8, y - sin - cos * 0.8);
  context.fill();
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
