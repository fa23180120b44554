// Names on the map: what is chosen, straits, countries in spaced capitals, seas in italics. A name that would touch a
// mark or another name tries a few places nearby and is left out when none is free.
import { CanvasOverlay, shiftsInto } from "./canvas-overlay.js";
import { worldX, worldY } from "./mercator.js";
import { palette } from "./palette.js";

const COUNTRY_ZOOM_BY_RANK = [0, 2, 2.5, 3, 3.5, 4, 4.5, 5.5];
const COUNTRY_SIZE_BY_RANK = [0, 11.5, 11, 10.5, 10.5, 10, 10, 9.5];
const GAP_PX = 3;
const BARE_MARK_PX = 8;
const FAMILY = '"Inter", system-ui, sans-serif';

/**
 * @typedef {object} Name
 * @property {string} text `\n` starts a new line
 * @property {number} lon
 * @property {number} lat
 * @property {number} zoom from which it shows
 * @property {"chosen" | "passage" | "country" | "sea"} style
 * @property {number} size in pixels
 * @property {number} order smaller is placed first
 * @property {(x: number, y: number) => boolean} [allows] whether the middle may stand at a place in world units
 * @property {boolean} [beside] stands beside the mark at that place; without it the name stands on the place
 */

/** Paints names; `obstacles` returns the places to leave free, in pixels of the map container. */
export const Labels = CanvasOverlay.extend({
  initialize(obstacles, options) {
    CanvasOverlay.prototype.initialize.call(this, options);
    this._obstacles = obstacles;
    this._groups = new Map();
  },

  /**
   * Replaces one group of names.
   *
   * @param {string} group
   * @param {Name[]} names
   */
  show(group, names) {
    this._groups.set(group, names);
    this.redraw();
  },

  paint(context, frame) {
    const { margin } = this._drawn;
    const taken = this._obstacles().map(({ x, y, radius }) => ({
      left: x + margin.x - radius, right: x + margin.x + radius, top: y + margin.y - radius, bottom: y + margin.y + radius,
    }));
    const names = [...this._groups.values()].flat().filter(({ zoom }) => frame.zoom >= zoom);
    names.sort((a, b) => a.order - b.order);
    for (const name of names) {
      const [x, y] = [worldX(name.lon), worldY(name.lat)];
      for (const shift of shiftsInto([x, y, x, y], frame, 60)) {
        const at = { x: (x + shift) * frame.scale - frame.left, y: y * frame.scale - frame.top };
        place(context, name, at, { taken, scale: frame.scale, left: margin.x, right: frame.width - margin.x });
      }
    }
  },
});

/** The names of countries, as the catalogue has them, at their label points; a name may move aside as long as it stays in its country. */
export const countryNames = (countries, catalog) => countries.map(({ code, name, lon, lat, rank, rings }) => ({
  text: (catalog.entry("countries", code)?.title ?? name).toLocaleUpperCase(document.documentElement.lang),
  lon,
  lat,
  style: "country",
  zoom: COUNTRY_ZOOM_BY_RANK[rank],
  size: COUNTRY_SIZE_BY_RANK[rank],
  order: 100 + rank * 10,
  allows: (x, y) => rings.some((ring) => contains(ring, x, y)),
}));

const STYLES = {
  chosen: { weight: "600 ", spacing: "0px", colour: "ink", halo: 3.5 },
  passage: { weight: "italic 500 ", spacing: "0px", colour: "ink", halo: 3 },
  country: { weight: "500 ", spacing: "1.1px", colour: "label", halo: 2.5 },
  sea: { weight: "italic 400 ", spacing: "0.4px", colour: "label-sea", halo: 0 },
};

function place(context, name, { x, y }, view) {
  const { taken, scale } = view;
  const style = STYLES[name.style];
  const colours = palette();
  context.font = `${style.weight}${name.size}px ${FAMILY}`;
  if ("letterSpacing" in context) context.letterSpacing = style.spacing;
  const lines = name.text.split("\n");
  const lineHeight = name.size * 1.25;
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  const height = lines.length * lineHeight;

  const own = name.beside ? taken.find((other) => isAround(other, x, y)) : null;
  for (const [cx, cy] of candidates(name, own, x, y, width, height, view)) {
    const box = { left: cx - width / 2, right: cx + width / 2, top: cy - height / 2, bottom: cy + height / 2 };
    if (taken.some((other) => overlap(box, other))) continue;
    const isMoved = cx !== x || cy !== y;
    const [wx, wy] = [worldX(name.lon) + (cx - x) / scale, worldY(name.lat) + (cy - y) / scale];
    if (isMoved && name.allows && !name.allows(wx, wy)) continue;
    taken.push(box);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    lines.forEach((line, i) => {
      const lineY = cy + (i - (lines.length - 1) / 2) * lineHeight;
      if (style.halo) {
        context.strokeStyle = name.style === "passage" ? colours.sea : colours.land;
        context.lineWidth = style.halo;
        context.globalAlpha = 0.85;
        context.strokeText(line, cx, lineY);
        context.globalAlpha = 1;
      }
      context.fillStyle = colours[style.colour];
      context.fillText(line, cx, lineY);
    });
    return;
  }
}

// Beside a mark: right, left, below, above. On open ground: where it belongs, or a little off.
function candidates({ beside, size, allows }, own, x, y, width, height, { left, right }) {
  if (beside) {
    // A name that the edge of the view would cut stands below or above its mark, moved in.
    const within = Math.max(left + width / 2, Math.min(right - width / 2, x));
    const fits = (cx) => cx - width / 2 >= left && cx + width / 2 <= right;
    const radius = own ? own.right - x : BARE_MARK_PX;
    const [dx, dy] = [radius + GAP_PX + 2 + width / 2, radius + GAP_PX + height / 2];
    const sides = [[x + dx, y], [x - dx, y], [x + dx, y + dy], [x - dx, y - dy]];
    const ends = [[within, y + dy], [within, y - dy]];
    return x < left || x > right ? sides : [...sides.slice(0, 2).filter(([cx]) => fits(cx)), ...ends, ...sides];
  }
  const [dx, dy] = [Math.max(width * 0.3, 16), size * 1.1];
  return (allows ? ASIDE : ASIDE.slice(0, 13)).map(([right, down]) => [x + right * dx, y + down * dy]);
}

// Steps aside from the own place, the nearest first.
const ASIDE = Array.from({ length: 11 * 11 }, (_, i) => [(i % 11) - 5, Math.floor(i / 11) - 5])
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

// Even-odd rule; a ring may lie on another copy of the world than the point.
function contains({ xy, bounds: [west, north, east, south] }, px, y) {
  const x = px + Math.ceil(west - px);
  if (x > east || y < north || y > south) return false;
  let inside = false;
  for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
    const crosses = xy[i + 1] > y !== xy[j + 1] > y;
    if (crosses && x < ((xy[j] - xy[i]) * (y - xy[i + 1])) / (xy[j + 1] - xy[i + 1]) + xy[i]) inside = !inside;
  }
  return inside;
}

const isAround = ({ left, right, top, bottom }, x, y) =>
  Math.abs((left + right) / 2 - x) < 2 && Math.abs((top + bottom) / 2 - y) < 2;

const overlap = (a, b) =>
  a.left < b.right + GAP_PX && a.right > b.left - GAP_PX && a.top < b.bottom + 1 && a.bottom > b.top - 1;
