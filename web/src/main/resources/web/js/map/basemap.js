// The base map: land, coasts, borders and the graticule, painted from data that are already in the page.
// It is one canvas rather than tiles, so that half zoom levels stay sharp and the whole world can fill any window.
import { CanvasOverlay, shiftsInto } from "./canvas-overlay.js";
import { worldX, worldY } from "./mercator.js";
import { palette } from "./palette.js";

const GRATICULE_DEGREES = 30;
const SMALLEST_STEP_PX = 0.8;

/**
 * Paints a {@link import("./world.js").World}; `setHighlight(code)` tints one country.
 */
export const Basemap = CanvasOverlay.extend({
  initialize(world, options) {
    CanvasOverlay.prototype.initialize.call(this, options);
    this._world = world;
    this._highlight = null;
  },

  /** @param {string | null} code of a country */
  setHighlight(code) {
    if (code === this._highlight) return;
    this._highlight = code;
    this.redraw();
  },

  paint(context, frame) {
    const { sea, land, coast, border, graticule, highlight } = palette();
    context.fillStyle = sea;
    context.fillRect(0, 0, frame.width, frame.height);

    // Polygon by polygon: to fill all of them as one path takes five times as long.
    for (const { rings } of this._world.land) fillRings(context, frame, rings, land);
    const chosen = this._highlight && this._world.countries.find(({ code }) => code === this._highlight);
    for (const ring of chosen?.rings ?? []) fillRings(context, frame, [ring], highlight);

    context.lineJoin = "round";
    strokeGraticule(context, frame, graticule);
    strokePaths(context, frame, this._world.borders, border, frame.zoom < 6 ? 0.7 : 1);
    strokePaths(context, frame, this._world.coasts, coast, frame.zoom < 6 ? 0.6 : 0.9);
  },
});

function fillRings(context, frame, rings, colour) {
  context.fillStyle = colour;
  context.beginPath();
  for (const ring of rings) {
    for (const shift of shiftsInto(ring.bounds, frame)) {
      trace(context, frame, ring.xy, shift, true);
      context.closePath();
    }
  }
  context.fill("evenodd");
}

function strokePaths(context, frame, paths, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  for (const path of paths) {
    for (const shift of shiftsInto(path.bounds, frame)) trace(context, frame, path.xy, shift, false);
  }
  context.stroke();
}

// Vertices closer than a pixel to the last are dropped. So are runs that stay beyond one side of the canvas: for a
// filled ring their ends suffice, and a line simply lifts the pen there.
function trace(context, { scale, left, top, width, height }, xy, shift, closed) {
  const last = xy.length - 2;
  let [px, py] = [Infinity, Infinity];
  let outside = 0;
  let skipped = null;
  for (let i = 0; i <= last; i += 2) {
    const x = (xy[i] + shift) * scale - left;
    const y = xy[i + 1] * scale - top;
    if (i && i < last && Math.abs(x - px) < SMALLEST_STEP_PX && Math.abs(y - py) < SMALLEST_STEP_PX) continue;
    const side = (x < -4 ? 1 : x > width + 4 ? 2 : 0) | (y < -4 ? 4 : y > height + 4 ? 8 : 0);
    if (i && side & outside && i < last) {
      skipped = [x, y];
      outside = side & outside;
      continue;
    }
    if (!i) context.moveTo(x, y);
    else {
      if (skipped) context[closed ? "lineTo" : "moveTo"](skipped[0], skipped[1]);
      context.lineTo(x, y);
    }
    [px, py] = [x, y];
    skipped = null;
    outside = side;
  }
}

function strokeGraticule(context, { scale, left, top, width, height, bounds }, colour) {
  const [west, , east] = bounds;
  context.strokeStyle = colour;
  context.lineWidth = 0.6;
  context.beginPath();
  const step = worldX(GRATICULE_DEGREES) - worldX(0);
  for (let n = Math.ceil(west / step); n * step <= east; n++) {
    const x = Math.round(n * step * scale - left) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, height);
  }
  for (let lat = -60; lat <= 60; lat += GRATICULE_DEGREES) {
    const y = Math.round(worldY(lat) * scale - top) + 0.5;
    context.moveTo(0, y);
    context.lineTo(width, y);
  }
  context.stroke();
}
