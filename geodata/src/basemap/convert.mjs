// Converts Natural Earth's 1:50m countries (public domain), as the npm package world-atlas ships them, into the
// resource that server and map share. Run once when the base map is renewed:
//
//   npm install --prefix /some/folder world-atlas@2.0.2 topojson-client@3 i18n-iso-countries@7 polylabel@2
//   NODE_PATH=/some/folder/node_modules node convert.mjs > ../main/resources/org/lodeline/geodata/basemap/world.json
//
// What it changes: ISO 3166-1 numeric codes become alpha-3, every country gets its English name, a label point and a
// rank by area (1 = the largest), and areas that Natural Earth draws apart but ISO does not are joined to their state.
// Antarctica loses the line along the pole.
import { createRequire } from "node:module";
const require = createRequire(process.env.NODE_PATH + "/");
const world = require("world-atlas/countries-50m.json");
const iso = require("i18n-iso-countries");
const { mergeArcs } = require("topojson-client");
const { default: polylabel } = await import(require.resolve("polylabel"));

// Kosovo has no ISO code; XKX is the user-assigned one in common use.
const WITHOUT_NUMERIC_CODE = { Kosovo: "XKX", Somaliland: "SOM", "N. Cyprus": "CYP", "Indian Ocean Ter.": "AUS" };
const NAMES = { XKX: "Kosovo", COD: "DR Congo", COG: "Congo", MMR: "Myanmar", HKG: "Hong Kong", MAC: "Macao",
  PSE: "Palestine", BIH: "Bosnia and Herzegovina" };
const RANK_BY_SQUARE_DEGREES = [300, 100, 40, 15, 5, 1];

const regionNames = new Intl.DisplayNames("en", { type: "region" });
const { scale, translate } = world.transform;

const codeOf = (country) =>
  country.id ? iso.numericToAlpha3(country.id) : WITHOUT_NUMERIC_CODE[country.properties.name];
const nameOf = (code) => NAMES[code] ?? regionNames.of(iso.alpha3ToAlpha2(code));

function arcPoints(index) {
  let x = 0, y = 0;
  const points = world.arcs[index < 0 ? ~index : index].map(([dx, dy]) => {
    x += dx; y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
  return index < 0 ? points.reverse() : points;
}

function ringPoints(arcs) {
  const ring = arcs.flatMap((arc, i) => arcPoints(arc).slice(i ? 1 : 0));
  for (let i = 1; i < ring.length; i++) {
    while (ring[i][0] - ring[i - 1][0] > 180) ring[i][0] -= 360;
    while (ring[i][0] - ring[i - 1][0] < -180) ring[i][0] += 360;
  }
  return ring;
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [px, py] = ring[(i || ring.length) - 1];
  return sum + (px * y - x * py) / 2;
}, 0));

// Antarctica's shell is a line along the pole, with the coast as its hole; on a plane the coast is the shell.
const isPole = (ring) => ringPoints(ring).every(([, y]) => y < -89.9);

const countries = new Map();
for (const geometry of world.objects.countries.geometries) {
  const code = codeOf(geometry);
  const key = code ?? geometry.properties.name;
  const known = countries.get(key);
  if (known) known.parts.push(geometry);
  else countries.set(key, { code, name: geometry.properties.name, parts: [geometry] });
}
for (const country of countries.values()) {
  const { type, arcs } = country.parts.length > 1 ? mergeArcs(world, country.parts) : country.parts[0];
  country.arcs = (type === "Polygon" ? [arcs] : arcs).map((rings) => rings.filter((ring) => !isPole(ring)));
}

const geometries = [...countries.values()].map(({ code, name, arcs }) => {
  const largest = arcs.map((rings) => rings.map(ringPoints)).sort((a, b) => area(b[0]) - area(a[0]))[0];
  const size = area(largest[0]) * Math.cos((largest[0][0][1] * Math.PI) / 180);
  const [x, y] = polylabel(largest, 0.001);
  const label = [Math.round((((x + 540) % 360) - 180) * 1000) / 1000, Math.round(y * 1000) / 1000];
  const rank = 1 + RANK_BY_SQUARE_DEGREES.filter((limit) => size < limit).length;
  return { type: "MultiPolygon", arcs, ...(code && { id: code }),
    properties: { name: code ? nameOf(code) : name, ...(code && code !== "XKX" && { iso2: iso.alpha3ToAlpha2(code) }), label, rank } };
}).sort((a, b) => (a.id ?? "~").localeCompare(b.id ?? "~"));

const land = world.objects.land;
process.stdout.write(JSON.stringify({
  type: "Topology",
  transform: world.transform,
  objects: { countries: { type: "GeometryCollection", geometries }, land: land.geometries ? land.geometries[0] : land },
  arcs: world.arcs,
}) + "\n");
