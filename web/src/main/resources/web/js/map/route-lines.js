// The ways that the route tool found: the chosen one in ink on a bright casing, the others thin beneath it.
import { CanvasOverlay, shiftsInto } from "./canvas-overlay.js";
import { corridorPath } from "./corridor-path.js";
import { worldX, worldY } from "./mercator.js";
import { palette } from "./palette.js";
import { routeLine } from "../model/route-search.js";

const CHOSEN = { width: 3, casing: 7, alpha: 1 };
const OTHER = { width: 1.6, casing: 0, alpha: 0.55 };
const END_PX = 5;

export const RouteLines = CanvasOverlay.extend({
  initialize(options) {
    CanvasOverlay.prototype.initialize.call(this, options);
    this._ways = [];
    this._ends = [];
  },

  /**
   * @param {object[]} routes features of `/supply/route`
   * @param {object | null} chosen one of them
   */
  show(routes, chosen) {
    this._ways = routes.map((route, i) => ({ path: corridorPath(routeLine(route, String(i))), isChosen: route === chosen }))
      .sort((a, b) => a.isChosen - b.isChosen);
    this._ends = chosen ? [chosen.properties.from, chosen.properties.to] : [];
    this.redraw();
  },

  /** The bounds of the chosen way in world units; null where there is none. */
  bounds() {
    const chosen = this._ways.find(({ isChosen }) => isChosen);
    return chosen?.path.legs.length ? chosen.path.bounds : null;
  },

  paint(context, frame) {
    const colours = palette();
    context.lineJoin = "round";
    for (const { path, isChosen } of this._ways) {
      const { width, casing, alpha } = isChosen ? CHOSEN : OTHER;
      for (const shift of shiftsInto(path.bounds, frame)) {
        context.globalAlpha = alpha;
        if (casing) stroke(context, path, shift, frame, { width: casing, colour: colours.paper, isSolid: true });
        stroke(context, path, shift, frame, { width, colour: isChosen ? colours.ink : colours.muted });
      }
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
    for (const { lon, lat } of this._ends) drawEnd(context, worldX(lon), worldY(lat), frame, colours);
  },
});

function stroke(context, { legs }, shift, { scale, left, top }, { width, colour, isSolid = false }) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  for (const { mode, xy } of legs) {
    context.setLineDash(mode === "land" && !isSolid ? [2 + width, 2 + width] : []);
    context.lineCap = mode === "land" ? "butt" : "round";
    context.beginPath();
    for (let i = 0; i < xy.length; i += 2) context.lineTo((xy[i] + shift) * scale - left, xy[i + 1] * scale - top);
    context.stroke();
  }
}

function drawEnd(context, x, y, frame, { paper, ink }) {
  for (const shift of shiftsInto([x, y, x, y], frame)) {
    context.beginPath();
    context.arc((x + shift) * frame.scale - frame.left, y * frame.scale - frame.top, END_PX, 0, 2 * Math.PI);
    context.fillStyle = paper;
    context.fill();
    context.strokeStyle = ink;
    context.lineWidth = 2.5;
    context.stroke();
  }
}
