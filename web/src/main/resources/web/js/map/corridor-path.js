// From a corridor's GeoJSON to one continuous line in world units. Pure.
import { boundsOf, worldX, worldY } from "./mercator.js";

/**
 * @typedef {{mode: "land" | "sea", xy: Float64Array}} Leg
 * @typedef {object} CorridorPath
 * @property {string} id
 * @property {object} properties
 * @property {Leg[]} legs unwrapped: a leg that continues another starts where that one ended, beyond ±180 if need be
 * @property {[number, number, number, number]} bounds
 */

/**
 * RFC 7946 has the parts split at the antimeridian; shifting a part by whole worlds joins it to the one before.
 *
 * A corridor that stays at one place has no line, and no legs here.
 *
 * @param {object} feature a MultiLineString, or one without geometry
 * @returns {CorridorPath}
 */
export function corridorPath({ id, geometry, properties }) {
  const lines = geometry?.coordinates ?? [];
  const legs = [];
  let end = null;
  lines.forEach((line, i) => {
    if (line.length < 2) return;
    const mode = properties.leg_modes?.[i] === "land" ? "land" : "sea";
    const points = unwrap(line, end);
    end = points.at(-1)[0];
    const previous = legs.at(-1);
    if (previous?.mode === mode) previous.points.push(...points);
    else legs.push({ mode, points });
  });
  const finished = legs.map(({ mode, points }) => ({ mode, xy: Float64Array.from(points.flat()) }));
  return { id, properties, legs: finished, bounds: boundsOf(finished.flatMap(({ xy }) => [...xy])) };
}

function unwrap(line, end) {
  let before = end;
  return line.map(([lon, lat]) => {
    const x = worldX(lon);
    before = before === null ? x : x + Math.round(before - x);
    return [before, worldY(lat)];
  });
}

/**
 * Line width in pixels by the square root of the tonnage, so that the area of the line tells it; 1 where unknown.
 *
 * @param {number | null} quantityTpa
 * @returns {number} 1 to 7
 */
export function corridorWidth(quantityTpa) {
  return Math.min(7, 1 + 6 * Math.sqrt(Math.max(0, quantityTpa ?? 0) / WIDEST_TPA));
}

const WIDEST_TPA = 2_000_000;
