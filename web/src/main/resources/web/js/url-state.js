// How a view is written in a URL: pure, so that embeds, pictures and tests can share it.
import { parseArea } from "./model/area.js";
import { NO_SCENARIO, isEmpty } from "./model/scenario.js";

const CODE = /^[A-Za-z0-9._:-]+$/;
const BAN = /^[A-Za-z0-9]+:([a-z0-9-]+|\*):[A-Za-z0-9;*]+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_FILTER = 4000;

/**
 * One parameter: what it is called, how a value is written (null where there is nothing to say), and what a text means
 * (undefined where it makes no sense).
 *
 * @typedef {{name: string, key: string, write: (value: any) => string | null, read: (text: string) => any}} Parameter
 */

/** The parameters in the order in which a link has them. @type {Parameter[]} */
const PARAMETERS = [
  list("layers", CODE),
  parameter("center", ({ lon, lat }) => `${round(lon, 4)},${round(lat, 4)}`, readCenter),
  parameter("zoom", (zoom) => String(round(zoom, 2)), (text) => within(number(text), 0, 22)),
  // Read only: once the map has gone there, the link has centre and zoom.
  parameter("bbox", () => null, readBox),
  list("commodity", CODE),
  list("country", CODE),
  parameter("filter", (text) => text, (text) => (text.length <= LONGEST_FILTER && text.trim()) || undefined),
  parameter("within", (text) => text, (text) => (parseArea(text) ? text : undefined)),
  word("scope", /^all$/),
  word("importer", CODE),
  parameter("split", (percent) => String(Math.round(percent)), (text) => within(number(text), 0, 100)),
  word("panel", /^(what-if|route)$/),
  word("drawer", /^(table|timeline)$/),
  word("table", CODE),
  word("sortby", /^-?[A-Za-z0-9_]+$/),
  word("from", /^[A-Za-z0-9._,:-]+$/),
  word("to", /^[A-Za-z0-9._,:-]+$/),
  word("mode", /^(sea|land)$/),
  parameter("way", (way) => (way ? String(way) : null), (text) => (/^[1-9]$/.test(text) ? Number(text) : undefined)),
  word("theme", /^(light|dark)$/),
  word("lang", /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/),
  parameter("select", ({ layer, id }) => `${layer}/${id}`, readSelect),
];

/** Those of a scenario. The one to compare with has them with `vs-` before their names. */
const SCENARIO_PARAMETERS = [
  word("scenario", CODE),
  word("at", DAY),
  list("closed", CODE),
  list("open", CODE),
  list("transitClosed", CODE, "transit-closed"),
  list("ban", BAN),
];
const VERSUS = "vs-";

/** Alone it compares with the world as it is, which has no parameters to say so. */
const VERSUS_NOTHING = "vs";

/**
 * Reads the parameters of a query string that make sense; a damaged one is left out rather than guessed.
 *
 *     parseView("?center=11.15,52.85&zoom=6&select=deposits/altmark")
 *     // { center: { lon: 11.15, lat: 52.85 }, zoom: 6, select: { layer: "deposits", id: "altmark" } }
 *
 * @param {string} search
 * @returns {Partial<import("./state.js").View>}
 */
export function parseView(search) {
  const query = new URLSearchParams(search);
  const view = read(query, PARAMETERS);
  const assume = read(query, SCENARIO_PARAMETERS);
  if (Object.keys(assume).length) view.assume = { ...NO_SCENARIO, ...assume };
  const versus = read(query, SCENARIO_PARAMETERS, VERSUS);
  if (Object.keys(versus).length || query.has(VERSUS_NOTHING)) view.versus = { ...NO_SCENARIO, ...versus };
  return view;
}

/**
 * Writes a view as a query string without question mark; what equals the defaults is left out.
 *
 * @param {import("./state.js").View} view
 * @param {Partial<import("./state.js").View>} [defaults]
 * @returns {string}
 */
export function serialiseView(view, defaults = {}) {
  const pairs = [...write(view, PARAMETERS, defaults), ...write(view.assume, SCENARIO_PARAMETERS)];
  if (view.versus) pairs.push(...write(view.versus, SCENARIO_PARAMETERS, {}, VERSUS));
  if (view.versus && isEmpty(view.versus)) pairs.push([VERSUS_NOTHING, "none"]);
  return queryText(pairs);
}

/**
 * Parameters as a query string without question mark, for people to read.
 *
 * @param {Iterable<[string, string | number]>} pairs
 * @returns {string}
 */
export const queryText = (pairs) => [...pairs].map(([name, value]) => `${name}=${readable(value)}`).join("&");

/**
 * A scenario as parameters of `/layers/corridors.geojson` and of the figures below `/supply/`.
 *
 * @param {import("./state.js").Scenario} scenario
 * @returns {Record<string, string>}
 */
export const scenarioParameters = (scenario) => Object.fromEntries(write(scenario, SCENARIO_PARAMETERS));

function read(query, parameters, prefix = "") {
  const values = {};
  for (const { name, key, read: meaning } of parameters) {
    const text = query.get(prefix + name);
    const value = text === null ? undefined : meaning(text);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

function write(values, parameters, defaults = {}, prefix = "") {
  return parameters.map(({ name, key, write: text }) => [prefix + name, written(text, values[key]), written(text, defaults[key])])
    .filter(([, value, byDefault]) => value !== byDefault)
    .map(([name, value]) => [name, value]);
}

const written = (text, value) => (value === null || value === undefined ? "" : text(value) ?? "");

function parameter(name, writing, reading, key = name) {
  return { name, key, write: writing, read: reading };
}

function word(name, pattern) {
  return parameter(name, (value) => value, (text) => (pattern.test(text) ? text : undefined));
}

function list(key, pattern, name = key) {
  return parameter(name, (values) => values.join(","),
    (text) => [...new Set(text.split(",").filter((value) => pattern.test(value)))], key);
}

function readCenter(text) {
  const [lon, lat, ...rest] = text.split(",").map(number);
  const isPosition = !rest.length && within(lon, -180, 180) !== undefined && within(lat, -90, 90) !== undefined;
  return isPosition ? { lon, lat } : undefined;
}

// A west above the east crosses the antimeridian.
function readBox(text) {
  const box = text.split(",").map(number);
  const [west, south, east, north] = box;
  const isBox = box.length === 4 && [west, east].every((lon) => within(lon, -180, 180) !== undefined)
    && within(south, -90, north) !== undefined && within(north, south, 90) !== undefined;
  return isBox ? box : undefined;
}

function readSelect(text) {
  const [layer, ...id] = text.split("/");
  return CODE.test(layer) && CODE.test(id.join("/")) ? { layer, id: id.join("/") } : undefined;
}

function number(text) {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN;
}

function within(value, least, most) {
  return value >= least && value <= most ? value : undefined;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}

// Commas, slashes and colons are legal in a query and people read these links.
const readable = (value) => encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3A/g, ":");
