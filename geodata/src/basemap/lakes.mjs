// Takes the larger lakes out of Natural Earth's 1:50m lakes (public domain), as the npm package plotly.js ships them
// within its map assets, into the resource that tells land cells from lakes. Run once when the lakes are renewed:
//
//   npm install --prefix /some/folder --ignore-scripts plotly.js@4.1.1 topojson-client@3
//   NODE_PATH=/some/folder/node_modules node lakes.mjs > ../main/resources/org/lodeline/geodata/basemap/lakes.json
//
// What it changes: lakes below 500 km2, islands below 100 km2 and lakes that are dry for most of the time are left out.
// Shores are simplified by up to 0.02 degrees and rounded to 0.01. A few reservoirs that Natural Earth lacks are drawn
// here. The result is one GeoJSON MultiPolygon, to be filled by the even-odd rule: a narrow bay may now cross itself.
import { createRequire } from "node:module";
const require = createRequire(process.env.NODE_PATH + "/");
globalThis.window = {}; // the assets are written for browsers
const { topojson } = require("plotly.js/dist/plotly-geo-assets.js");
const { feature } = require("topojson-client");

const MIN_LAKE_KM2 = 500;
const MIN_ISLAND_KM2 = 100;
const TOLERANCE_DEGREES = 0.02;
const EARTH_RADIUS_KM = 6371;

// A position within each: salt flats that rarely hold water, and the Kakhovka reservoir, drained in 2023.
const DRY = { Eyre: [137.3, -28.4], "Eyre South": [137.4, -29.3], Torrens: [137.8, -31], Gairdner: [136, -31.6],
  Frome: [139.8, -30.7], Mackay: [128.7, -22.4], Barlee: [119.5, -29.2], Disappointment: [122.8, -23.5],
  Kakhovka: [34.2, 47.45] };

// Generalised outlines drawn for Lodeline, true to some 10 km.
const DRAWN = {
  "Cahora Bassa": [[30.45, -15.63], [30.8, -15.61], [31, -15.6], [31.3, -15.57], [31.6, -15.58], [31.9, -15.62],
    [32.1, -15.6], [32.4, -15.56], [32.68, -15.58], [32.4, -15.64], [32.15, -15.7], [31.95, -15.73], [31.75, -15.77],
    [31.5, -15.78], [31.2, -15.78], [30.95, -15.74], [30.75, -15.67], [30.45, -15.65]],
  Guri: [[-63.02, 7.76], [-62.9, 7.72], [-62.85, 7.55], [-62.7, 7.45], [-62.68, 7.25], [-62.6, 7.1], [-62.55, 6.95],
    [-62.75, 6.95], [-62.9, 6.97], [-63.1, 6.95], [-63.25, 6.9], [-63.2, 7.05], [-63.1, 7.2], [-63.12, 7.35],
    [-63.08, 7.55], [-63.1, 7.7]],
  Kapchagay: [[77.08, 43.88], [77.15, 43.95], [77.5, 43.93], [77.9, 43.9], [78.15, 43.84], [77.95, 43.75], [77.6, 43.7],
    [77.3, 43.75]],
};

const radians = (degrees) => (degrees * Math.PI) / 180;
const squareKm = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [px, py] = ring[(i || ring.length) - 1];
  return sum + radians(x - px) * (Math.sin(radians(y)) + Math.sin(radians(py)));
}, 0)) * EARTH_RADIUS_KM ** 2 / 2;

const contains = (ring, [x, y]) => ring.reduce((inside, [bx, by], i) => {
  const [ax, ay] = ring[(i || ring.length) - 1];
  return inside !== ((ay > y) !== (by > y) && x < ax + ((y - ay) / (by - ay)) * (bx - ax));
}, false);

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** The points of a line (Douglas and Peucker) that keep all others within the tolerance of it. */
function simplified(line) {
  const distances = line.map((point) => distance(point, line[0], line.at(-1)));
  const farthest = distances.indexOf(Math.max(...distances));
  return distances[farthest] <= TOLERANCE_DEGREES ? [line[0], line.at(-1)]
    : [...simplified(line.slice(0, farthest + 1)), ...simplified(line.slice(farthest)).slice(1)];
}

const stored = (ring) =>
  simplified(ring).map((position) => position.map((degrees) => Math.round(degrees * 100) / 100));

const { geometries } = topojson.world_50m.objects.lakes;
const polygons = feature(topojson.world_50m, { type: "GeometryCollection", geometries }).features
  .flatMap(({ geometry: { type, coordinates } }) => (type === "Polygon" ? [coordinates] : coordinates));

const missing = Object.entries(DRY).filter(([, inside]) => !polygons.some(([shell]) => contains(shell, inside)));
if (missing.length) throw new Error("in no lake: " + missing.map(([name]) => name).join(", "));

const lakes = polygons
  .filter(([shell]) => squareKm(shell) >= MIN_LAKE_KM2)
  .filter(([shell]) => !Object.values(DRY).some((inside) => contains(shell, inside)))
  .map(([shell, ...islands]) => [shell, ...islands.filter((island) => squareKm(island) >= MIN_ISLAND_KM2)])
  .concat(Object.values(DRAWN).map((ring) => [[...ring, ring[0]]]))
  .map((rings) => JSON.stringify(rings.map(stored)));

// A lake that two countries share may come twice.
const coordinates = [...new Set(lakes)].join(",\n");
process.stdout.write(`{"type":"MultiPolygon","coordinates":[\n${coordinates}\n]}\n`);
