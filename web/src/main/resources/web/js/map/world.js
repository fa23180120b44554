// Reads the base map (TopoJSON) once into what the painter needs: land as rings, coasts and borders as lines.
import { boundsOf, worldX, worldY } from "./mercator.js";

/**
 * @typedef {{xy: Float64Array, bounds: [number, number, number, number]}} Path in world units, unwrapped: it may run
 *   beyond 0..1, never jump across the map
 * @typedef {{land: {rings: Path[]}[], coasts: Path[], borders: Path[],
 *   countries: {code: string, name: string, rank: number, lon: number, lat: number, rings: Path[]}[]}} World
 */

/**
 * An arc that two countries share is a border; one that a single country has is coast; one that a country uses twice is
 * a seam inside it and not drawn.
 *
 * @param {object} topology
 * @returns {World}
 */
export function readWorld(topology) {
  const arcs = topology.arcs.map((arc) => decode(arc, topology.transform));
  const countries = topology.objects.countries.geometries;
  const coasts = [];
  const borders = [];
  usersOfArcs(arcs.length, countries).forEach((users, index) => {
    if (users.length === 1) coasts.push(...withoutEdgeOfMap(arcs[index]));
    else if (users.length > 1 && new Set(users).size > 1) borders.push(...withoutEdgeOfMap(arcs[index]));
  });
  return {
    land: polygonsOf(topology.objects.land).map((polygon) => ({ rings: polygon.map((ring) => join(ring, arcs)) })),
    coasts: coasts.map(path),
    borders: borders.map(path),
    countries: countries.filter(({ properties }) => properties.label).map((country) => ({
      code: country.id,
      name: country.properties.name,
      rank: country.properties.rank,
      lon: country.properties.label[0],
      lat: country.properties.label[1],
      rings: polygonsOf(country).map((polygon) => join(polygon[0], arcs)),
    })),
  };
}

// Quantised arcs hold differences; a point is the sum of those before it.
function decode(arc, { scale, translate }) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

const polygonsOf = ({ type, arcs }) => (type === "MultiPolygon" ? arcs : type === "Polygon" ? [arcs] : []);

function usersOfArcs(count, countries) {
  const users = Array.from({ length: count }, () => []);
  countries.forEach((country, number) => {
    for (const index of polygonsOf(country).flat(2)) users[index < 0 ? ~index : index].push(number);
  });
  return users;
}

// Antarctica ends at the pole and some islands at 180 degrees: these edges are the paper's, not the land's.
function withoutEdgeOfMap(points) {
  const isEdge = ([lon, lat], [lon2, lat2]) =>
    (Math.abs(lon) > 179.999 && Math.abs(lon2) > 179.999) || (lat < -85.5 && lat2 < -85.5);
  const runs = [[points[0]]];
  for (let i = 1; i < points.length; i++) {
    if (isEdge(points[i - 1], points[i])) runs.push([points[i]]);
    else runs.at(-1).push(points[i]);
  }
  return runs.filter((run) => run.length > 1);
}

function join(ring, arcs) {
  const points = ring.flatMap((index, position) => {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    return position ? arc.slice(1) : arc;
  });
  return path(points);
}

// A step of more than half the world is the short step across the antimeridian.
function path(points) {
  const xy = new Float64Array(points.length * 2);
  let shift = 0;
  points.forEach(([lon, lat], i) => {
    const x = worldX(lon);
    if (i) shift -= Math.round(x + shift - xy[2 * i - 2]);
    xy[2 * i] = x + shift;
    xy[2 * i + 1] = worldY(lat);
  });
  return { xy, bounds: boundsOf(xy) };
}
