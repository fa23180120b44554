// The part of the world that something takes up, as west, north, east and south in world units.
import { nearestCopy, worldX, worldY } from "./mercator.js";

const NEAR = 0.02;

/**
 * The extent of a geometry of any type; one that crosses the antimeridian runs on beyond it.
 *
 * @param {object} geometry GeoJSON
 * @returns {[number, number, number, number]}
 */
export function extentOf(geometry) {
  const positions = positionsOf(geometry);
  const xs = positions.map(([lon]) => worldX(nearestCopy(lon, positions[0][0])));
  const ys = positions.map(([, lat]) => worldY(lat));
  const least = (values) => values.reduce((a, b) => Math.min(a, b));
  const most = (values) => values.reduce((a, b) => Math.max(a, b));
  return [least(xs), least(ys), most(xs), most(ys)];
}

function positionsOf({ geometries, coordinates }) {
  if (geometries) return geometries.flatMap(positionsOf);
  const depthOf = (value) => (Array.isArray(value[0]) ? 1 + depthOf(value[0]) : 0);
  const depth = depthOf(coordinates);
  return depth ? coordinates.flat(depth - 1) : [coordinates];
}

/**
 * The largest part of a country and what lies near that: overseas parts would make France a view of half the world.
 *
 * @param {{bounds: [number, number, number, number]}[]} rings
 * @returns {[number, number, number, number]}
 */
export function mainPart(rings) {
  const size = ([west, north, east, south]) => (east - west) * (south - north);
  const boxes = rings.map(({ bounds }) => bounds).sort((a, b) => size(b) - size(a));
  const isNear = (a, b) => a[0] - NEAR < b[2] && b[0] - NEAR < a[2] && a[1] - NEAR < b[3] && b[1] - NEAR < a[3];
  return boxes.reduce((whole, box) => (isNear(whole, box)
    ? [Math.min(whole[0], box[0]), Math.min(whole[1], box[1]), Math.max(whole[2], box[2]), Math.max(whole[3], box[3])]
    : whole), boxes[0]);
}
