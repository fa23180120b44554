// The rows of the table, and the file that has just these. Pure.
import { areaFilter } from "./area.js";
import { writeFilter } from "./conditions.js";

/**
 * Sorts as the server does: texts by their characters, ids decide between equals. What is unknown comes last either way.
 *
 * @param {object[]} features
 * @param {string | null} sortby a field, with `-` before it from the most to the least; null is the order of ids
 */
export function sorted(features, sortby) {
  const field = sortby?.replace(/^-/, "");
  const sign = sortby?.startsWith("-") ? -1 : 1;
  const byId = (a, b) => byCharacters(a.id, b.id);
  if (!field) return features.toSorted(byId);
  return features.toSorted((a, b) => {
    const [x, y] = [a, b].map(({ properties }) => properties[field] ?? null);
    if (x === null || y === null) return (x === null) - (y === null) || byId(a, b);
    return sign * (typeof x === "string" ? byCharacters(x, y) : x - y) || byId(a, b);
  });
}

// Characters beyond the first plane sort behind all others, though the halves they are stored as do not.
function byCharacters(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const isHalf = (unit) => unit >= 0xd800 && unit < 0xe000;
  const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
  if (Number.isNaN(x) || Number.isNaN(y)) return a.length - b.length;
  return Number(isHalf(x)) - Number(isHalf(y)) || x - y;
}

/**
 * The parameters of `/layers/{id}.{format}` for the rows of the table.
 *
 * @param {object} layer a layer definition
 * @param {import("../state.js").View} view
 * @param {object} rows
 * @param {import("./conditions.js").Condition[]} rows.conditions that concern the layer
 * @param {import("./area.js").Area | null} rows.area
 * @param {[number, number, number, number] | null} rows.box what the map shows
 * @param {Record<string, string>} rows.scenario
 * @returns {Record<string, string>}
 */
export function fileParameters(layer, { commodity, country, sortby }, { conditions, area, box, scenario }) {
  const takes = (parameter) => layer.fields.some((field) => field.parameter === parameter);
  const isSortable = layer.fields.some(({ name, type }) => name === sortby?.replace(/^-/, "") && type !== "strings");
  const filter = writeFilter([...conditions, ...(area && layer.geometry ? [{ text: areaFilter(area) }] : [])]);
  return Object.fromEntries(Object.entries({
    commodity: takes("commodity") && commodity.join(","),
    country: takes("country") && country.join(","),
    bbox: layer.geometry && box?.join(","),
    filter,
    sortby: isSortable && sortby,
    ...scenario,
  }).filter(([, value]) => value));
}
