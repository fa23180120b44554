// An area that was drawn: what it is called in a link, which features lie in it, and how the server is asked. Pure.
// Sides are straight in longitude and latitude, as for the server, so that both find the same.
import { destination } from "./geodesic.js";

const CORNERS = 64;
const NUMBER = String.raw`\s*(-?\d+(?:\.\d+)?)\s*`;
const BOX = new RegExp(`^BBOX\\(${NUMBER},${NUMBER},${NUMBER},${NUMBER}\\)$`, "i");
const CIRCLE = new RegExp(`^CIRCLE\\(${NUMBER} ${NUMBER},${NUMBER}\\)$`, "i");
const POLYGON = /^POLYGON\(\(([-\d., ]+)\)\)$/i;
const MOST_KM = 10_000;
const MOST_CORNERS = 200;

/**
 * @typedef {{west: number, south: number, east: number, north: number}} Box a west above the east crosses the antimeridian
 * @typedef {{lon: number, lat: number, km: number}} Circle
 * @typedef {{corners: [number, number][]}} Polygon open; longitudes run on beyond ±180 where it crosses the antimeridian
 * @typedef {Box | Circle | Polygon} Area
 */

/**
 * Reads `BBOX(5,45,15,55)`, `CIRCLE(11.15 52.85,500)` with kilometres, or `POLYGON((5 45,15 45,10 55,5 45))`.
 *
 * @param {string} text
 * @returns {Area | null} null where it makes no sense
 */
export function parseArea(text) {
  const box = BOX.exec(text)?.slice(1).map(Number);
  if (box) {
    const [west, south, east, north] = box;
    const isBox = Math.abs(west) <= 180 && Math.abs(east) <= 180 && west !== east && -90 <= south && south < north && north <= 90;
    return isBox ? { west, south, east, north } : null;
  }
  const circle = CIRCLE.exec(text)?.slice(1).map(Number);
  if (circle) {
    const [lon, lat, km] = circle;
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && km > 0 && km <= MOST_KM ? { lon, lat, km } : null;
  }
  const corners = POLYGON.exec(text)?.[1].split(",").map((pair) => pair.trim().split(/ +/).map(Number));
  return corners ? polygon(corners) : null;
}

function polygon(corners) {
  const isPosition = ([lon, lat, ...rest]) => !rest.length && Math.abs(lon) <= 540 && Math.abs(lat) <= 90;
  const [first, last] = [corners[0], corners.at(-1)];
  const open = corners.length > 1 && first[0] === last[0] && first[1] === last[1] ? corners.slice(0, -1) : corners;
  const isRing = open.length > 2 && open.length <= MOST_CORNERS && open.every(isPosition) && isSimple(open);
  return isRing ? { corners: open } : null;
}

/** Whether no two sides of a ring meet but at their common corner. @param {[number, number][]} ring open */
export function isSimple(ring) {
  const side = (i) => [ring[i], ring[(i + 1) % ring.length]];
  const isFree = (i, j) => {
    const areNeighbours = j === i + 1 || (i === 0 && j === ring.length - 1);
    if (!areNeighbours) return !cross(...side(i), ...side(j));
    const [before, corner, after] = j === i + 1 ? [ring[i], ring[j], ring[(j + 1) % ring.length]] : [ring[j], ring[0], ring[1]];
    // A side that goes back over the one before it.
    return turn(before, corner, after) !== 0 || (before[0] - corner[0]) * (after[0] - corner[0]) + (before[1] - corner[1]) * (after[1] - corner[1]) < 0;
  };
  return ring.every((_, i) => ring.every((__, j) => j <= i || isFree(i, j)));
}

/** @param {Area} area @returns {string} */
export function writeArea(area) {
  if ("km" in area) return `CIRCLE(${round(area.lon)} ${round(area.lat)},${Number(area.km.toPrecision(5))})`;
  if ("corners" in area) return `POLYGON((${[...area.corners, area.corners[0]].map(pair).join(",")}))`;
  return `BBOX(${[area.west, area.south, area.east, area.north].map(round).join(",")})`;
}

/**
 * The outline, open. A circle has 64 corners at its distance.
 *
 * @param {Area} area
 * @returns {[number, number][]} longitudes run on, so that it can be drawn in one piece
 */
export function outline(area) {
  if ("corners" in area) return area.corners;
  if ("km" in area) {
    const ring = Array.from({ length: CORNERS }, (_, i) =>
      destination([area.lon, area.lat], (i * 360) / CORNERS, area.km * 1000).map(round));
    return aroundPole(runOn(ring), area.lat);
  }
  const east = area.east < area.west ? area.east + 360 : area.east;
  return [[area.west, area.south], [east, area.south], [east, area.north], [area.west, area.north]];
}

/**
 * The outline wherever a part of it lies between -180 and 180 degrees: beside the antimeridian twice.
 *
 * @param {Area} area
 * @returns {[number, number][][]} open rings, which may reach beyond ±180
 */
export function copies(area) {
  const ring = outline(area);
  const longitudes = ring.map(([lon]) => lon);
  const first = Math.ceil((-180 - Math.max(...longitudes)) / 360);
  const last = Math.floor((180 - Math.min(...longitudes)) / 360);
  return Array.from({ length: last - first + 1 }, (_, i) => ring.map(([lon, lat]) => [round(lon + (first + i) * 360), round(lat)]));
}

/** The area as a condition that the server reads. @param {Area} area @returns {string} CQL2 text */
export function areaFilter(area) {
  return copies(area).map((ring) => `S_INTERSECTS(geometry, POLYGON((${[...ring, ring[0]].map(pair).join(",")})))`).join(" OR ");
}

/**
 * Whether a feature lies in an area, wholly or in part.
 *
 * @param {[number, number][][]} rings of {@link copies}
 * @param {object | null} geometry GeoJSON
 */
export function intersects(rings, geometry) {
  if (!geometry) return false;
  const { type, coordinates } = geometry;
  if (type === "Point") return rings.some((ring) => contains(ring, coordinates));
  if (type === "GeometryCollection") return geometry.geometries.some((part) => intersects(rings, part));
  const depth = { MultiPoint: 0, LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
  const lines = depth === 0 ? [coordinates] : coordinates.flat(depth - 1);
  const boxed = rings.map((ring) => ({ ring, box: boxOf(ring) }));
  return boxed.some(({ ring, box }) => lines.some((line) => type === "MultiPoint"
    ? line.some((position) => contains(ring, position)) : touches(ring, box, line))
    || (type.endsWith("Polygon") && lines.some((line) => contains(line, ring[0]))));
}

function touches(ring, [west, south, east, north], line) {
  if (line.length === 1) return contains(ring, line[0]);
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (Math.max(a[0], b[0]) < west || Math.min(a[0], b[0]) > east
      || Math.max(a[1], b[1]) < south || Math.min(a[1], b[1]) > north) continue;
    if (contains(ring, a) || contains(ring, b)) return true;
    if (ring.some((corner, j) => cross(a, b, corner, ring[(j + 1) % ring.length]))) return true;
  }
  return false;
}

// By the number of sides that a ray to the east crosses; a position on a side lies inside.
function contains(ring, [x, y]) {
  let isInside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
    const side = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    if (side === 0 && Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2)) return true;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
}

function cross(a, b, c, d) {
  const [t1, t2, t3, t4] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  return (t1 * t2 < 0 && t3 * t4 < 0) || (t1 === 0 && isBetween(a, c, b)) || (t2 === 0 && isBetween(a, d, b))
    || (t3 === 0 && isBetween(c, a, d)) || (t4 === 0 && isBetween(c, b, d));
}

const turn = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
const isBetween = (a, p, b) => Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0])
  && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);

function boxOf(ring) {
  const [x, y] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

const runOn = (ring) => ring.reduce((done, [lon, lat]) => {
  const last = done.at(-1)?.[0] ?? lon;
  return [...done, [lon + 360 * Math.round((last - lon) / 360), lat]];
}, []);

// A circle around a pole goes once around the world: the pole closes it.
function aroundPole(ring, lat) {
  const [first, last] = [ring[0], ring.at(-1)];
  const turn = last[0] + (((first[0] - last[0] + 540) % 360) + 360) % 360 - 180;
  if (Math.abs(turn - first[0]) < 180) return ring;
  const pole = lat > 0 ? 90 : -90;
  return [...ring, [turn, first[1]], [turn, pole], [first[0], pole]];
}

const round = (value) => Number(value.toFixed(5));
const pair = ([lon, lat]) => `${round(lon)} ${round(lat)}`;
