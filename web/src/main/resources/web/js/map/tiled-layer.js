// A layer too large to be read as a whole, drawn from vector tiles: features as they are where they fit, and where they
// are many, marks that stand for the points of a cell, larger the more they are.
import { CanvasOverlay } from "./canvas-overlay.js";
import { cellRadius } from "./marks.js";
import { palette } from "./palette.js";
import { tileZoom, tilesIn } from "./tile-source.js";
import { isPoint } from "./vector-tile.js";

const FAMILIES = ["battery", "magnet", "base", "technology", "energy"];
const SINGLE_PX = { far: 2.2, near: 4 };
const NEAR_ZOOM = 8;
const SMALLEST_PIE_PX = 6;
const HIT_PX = 9;

/**
 * A feature under the pointer.
 *
 * @typedef {{properties: Record<string, any>, place: {x: number, y: number}}} Hit place in world units
 */

export const TiledLayer = CanvasOverlay.extend({
  /**
   * @param {(commodity: string) => string | null} familyOf
   * @param {{pane: string}} options
   */
  initialize(familyOf, options) {
    CanvasOverlay.prototype.initialize.call(this, options);
    this._familyOf = familyOf;
    this._source = null;
    this._shownZoom = null;
    this._drawnMarks = [];
  },

  /** Shows the tiles of a source in place of those before. */
  show(source) {
    this._source = source;
    source.addEventListener("loaded", () => source === this._source && this._redrawSoon());
    this.redraw();
  },

  /** @param {string | null} id of the feature that is drawn with a ring */
  choose(id) {
    if (id === this._chosen) return;
    this._chosen = id;
    this.redraw();
  },

  paint(context, frame) {
    this._drawnMarks = [];
    if (!this._source) return;
    const wanted = tilesIn(this._view(), tileZoom(frame.zoom));
    const features = wanted.map((tile) => this._source.features(tile));
    const isWhole = features.every(Boolean);
    // Until the tiles of a new zoom have come, those of the last one stay.
    if (isWhole || this._shownZoom === null) this._shownZoom = tileZoom(frame.zoom);
    const tiles = tilesIn(frame.bounds, this._shownZoom);
    const colours = palette();
    const marks = [];
    for (const tile of tiles) {
      for (const feature of this._source.known(tile) ?? []) {
        if (isPoint(feature)) marks.push({ feature, shift: tile.shift });
        else drawShape(context, feature, tile.shift, frame, this._colour(feature.properties, colours));
      }
    }
    // The large ones first, so that they hide none.
    marks.sort((a, b) => (b.feature.properties.point_count ?? 0) - (a.feature.properties.point_count ?? 0));
    for (const mark of marks) this._drawMark(context, mark, frame, colours);
    this._map.getContainer().dataset.tiles = isWhole ? "whole" : "loading";
    this._map.fire("tilesdrawn");
  },

  /**
   * The mark under a point of the map container, the topmost first.
   *
   * @returns {Hit | null}
   */
  hitAt(point) {
    if (!this._map) return null;
    const { x, y } = this._map.containerPointToLayerPoint(point).subtract(this._topLeft);
    let nearest = null;
    let least = Infinity;
    for (const mark of this._drawnMarks) {
      const distance = Math.hypot(mark.x - x, mark.y - y) - mark.radius;
      if (distance <= Math.max(0, HIT_PX - mark.radius) && distance < least) [nearest, least] = [mark, distance];
    }
    return nearest && { properties: nearest.properties, place: nearest.place };
  },

  // Only what is to be seen is asked for; of the margin what happens to be there.
  _view() {
    const { min, max } = this._map.getPixelBounds();
    const scale = this._map.options.crs.scale(this._map.getZoom());
    return [min.x / scale, min.y / scale, max.x / scale, max.y / scale];
  },

  _redrawSoon() {
    cancelAnimationFrame(this._redrawFrame);
    this._redrawFrame = requestAnimationFrame(() => this.redraw());
  },

  _colour({ commodity, commodities }, colours) {
    return colours[this._familyOf(commodity ?? String(commodities ?? "").split(";")[0]) ?? "no-family"];
  },

  _drawMark(context, { feature: { properties, parts }, shift }, frame, colours) {
    const count = properties.point_count ?? 1;
    const radius = count > 1 ? cellRadius(count) : frame.zoom >= NEAR_ZOOM ? SINGLE_PX.near : SINGLE_PX.far;
    for (const [worldX, worldY] of parts) {
      const x = (worldX + shift) * frame.scale - frame.left;
      const y = worldY * frame.scale - frame.top;
      if (x < -radius || y < -radius || x > frame.width + radius || y > frame.height + radius) continue;
      this._drawnMarks.push({ x, y, radius, properties, place: { x: worldX + shift, y: worldY } });
      if (count > 1) drawCell(context, x, y, radius, properties, colours);
      else drawDot(context, x, y, radius, this._colour(properties, colours), colours);
      if (properties.id !== undefined && properties.id === this._chosen) drawRing(context, x, y, radius + 5, colours);
    }
  },
});

// The families as pieces of a pie, the largest first; where there is no room for pieces, the largest alone.
function drawCell(context, x, y, radius, properties, colours) {
  const shares = FAMILIES.map((family) => [family, properties[`family_${family}`] ?? 0]).filter(([, count]) => count);
  const known = shares.reduce((sum, [, count]) => sum + count, 0);
  if (properties.point_count > known) shares.push(["no-family", properties.point_count - known]);
  shares.sort((a, b) => b[1] - a[1]);
  if (radius < SMALLEST_PIE_PX) {
    drawDot(context, x, y, radius, colours[shares[0][0]], colours);
    return;
  }
  let angle = -Math.PI / 2;
  for (const [family, count] of shares) {
    const end = angle + (2 * Math.PI * count) / properties.point_count;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, angle, end);
    context.fillStyle = colours[family];
    context.fill();
    angle = end;
  }
}

function drawDot(context, x, y, radius, colour, { paper }) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  if (radius !== SINGLE_PX.near) return;
  context.strokeStyle = paper;
  context.lineWidth = 1;
  context.stroke();
}

function drawRing(context, x, y, radius, { ink }) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.stroke();
}

function drawShape(context, { type, parts }, shift, { scale, left, top }, colour) {
  context.beginPath();
  for (const part of parts) {
    for (let i = 0; i < part.length; i += 2) {
      const [x, y] = [(part[i] + shift) * scale - left, part[i + 1] * scale - top];
      if (i) context.lineTo(x, y);
      else context.moveTo(x, y);
    }
  }
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 1.2;
  if (type === 3) {
    context.globalAlpha = 0.15;
    context.fill("evenodd");
    context.globalAlpha = 1;
  }
  context.stroke();
}
