// What a filter says: conditions that must all hold, and their written form, CQL2 text as the server reads it. Pure.

/**
 * One of the values, or with `not` none of them; `many` where the field is a list, which any of its items may match.
 * As in SQL and CQL2, neither holds where the value is unknown.
 *
 * @typedef {{field: string, values: string[], not?: boolean, many?: boolean}} Choice
 */

/** A figure within limits, which belong to it; null is no limit. @typedef {{field: string, least: number | null, most: number | null}} Range */

/** Any other CQL2: only the server knows what it means. @typedef {{text: string}} Custom */

/** @typedef {Choice | Range | Custom} Condition */

const KEYWORDS = new Set(["and", "or", "not", "in", "is", "null", "like", "between", "true", "false", "casei", "accenti",
  "date", "timestamp", "interval", "div", "bbox", "point", "linestring", "polygon", "multipoint", "multilinestring",
  "multipolygon", "geometrycollection", "z"]);
const NAME = String.raw`([A-Za-z_][A-Za-z0-9_]*|"(?:[^"]|"")+")`;
const TEXTS = String.raw`\(\s*('(?:[^']|'')*'(?:\s*,\s*'(?:[^']|'')*')*)\s*\)`;
const CHOICE = new RegExp(String.raw`^${NAME}\s+(NOT\s+)?IN\s*${TEXTS}$`, "i");
const OVERLAP = new RegExp(String.raw`^(NOT\s+)?A_OVERLAPS\s*\(\s*${NAME}\s*,\s*${TEXTS}\s*\)$`, "i");
const LIMIT = new RegExp(String.raw`^${NAME}\s*(>=|<=)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$`, "i");
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")+"|(?<![0-9.])[A-Za-z_][A-Za-z0-9_.]*(?=(\s*\()?)/g;

/**
 * Reads CQL2 text. What is not a condition of the two simple kinds is kept as it is, whole.
 *
 *     parseFilter("status IN ('producing') AND start_year >= 2020")
 *     // [{ field: "status", values: ["producing"] }, { field: "start_year", least: 2020, most: null }]
 *
 * @param {string | null} text
 * @returns {Condition[]}
 */
export function parseFilter(text) {
  if (!text?.trim()) return [];
  const conditions = [];
  for (const part of splitAtAnd(text.trim()) ?? [null]) {
    const condition = part && (simple(part) ?? bracketed(part));
    if (!condition) return [{ text: text.trim() }];
    add(conditions, condition);
  }
  return conditions;
}

/**
 * The canonical text of conditions, null where there are none.
 *
 * @param {Condition[]} conditions
 * @returns {string | null}
 */
export function writeFilter(conditions) {
  if (conditions.length === 1 && "text" in conditions[0]) return conditions[0].text;
  return conditions.map(written).join(" AND ") || null;
}

/**
 * The conditions with another one, in the place of that of the same field and kind; an empty one only takes it away.
 *
 * @param {Condition[]} conditions
 * @param {Condition} condition
 */
export function withCondition(conditions, condition) {
  const rest = conditions.filter((other) => !isAlike(other, condition));
  return says(condition) ? [...rest, condition] : rest;
}

/** @returns {boolean} whether a condition leaves anything out */
const says = (condition) => ("text" in condition ? condition.text.trim() !== ""
  : "values" in condition ? condition.values.length > 0 : condition.least !== null || condition.most !== null);

/** Two conditions of which one replaces the other. */
export const isAlike = (a, b) => ("text" in a ? a.text === b.text
  : a.field === b.field && ("values" in a) === ("values" in b) && !a.not === !b.not);

/**
 * Whether a feature meets a simple condition; what the server thinks of a custom one is asked elsewhere.
 *
 * @param {Choice | Range} condition
 * @param {object} properties
 * @returns {boolean}
 */
export function holds(condition, properties) {
  const value = properties[condition.field] ?? null;
  if (value === null) return false;
  if ("values" in condition) {
    return [value].flat().some((item) => condition.values.includes(String(item))) !== Boolean(condition.not);
  }
  return (condition.least === null || value >= condition.least) && (condition.most === null || value <= condition.most);
}

/**
 * Whether a condition concerns a layer: the layer has its properties, and where it names codes, the field's code list
 * has one of them. `status IN ('producing')` is about deposits; plants operate, and are left as they are.
 *
 * @param {Condition} condition
 * @param {object} layer a layer definition
 * @param {import("./catalog.js").Catalog} catalog
 */
export function concerns(condition, layer, catalog) {
  if ("text" in condition) {
    const names = new Set(layer.fields.map(({ name }) => name));
    return propertiesOf(condition.text).every((name) => names.has(name) || (name === "geometry" && layer.geometry));
  }
  const field = layer.fields.find(({ name }) => name === condition.field);
  if (!field || !("values" in condition) || !field.codelist) return Boolean(field);
  return condition.values.some((code) => catalog.entry(field.codelist, code));
}

/**
 * A condition in the fields that a layer has for it: a line has no country, but one where it begins and one where it
 * ends, and is in all but some where neither is one of these.
 *
 * @param {object} layer a layer definition
 * @param {Condition} condition
 * @returns {Condition[]} all of which must hold
 */
export function inFieldsOf({ fields }, condition) {
  if (condition.field !== "country" || !condition.not || fields.some(({ name }) => name === "country")) return [condition];
  return fields.filter(({ parameter, type }) => parameter === "country" && type !== "strings")
    .map(({ name }) => ({ ...condition, field: name }));
}

/**
 * The properties that a CQL2 text names.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function propertiesOf(text) {
  const names = [];
  for (const [token, call] of text.matchAll(TOKEN)) {
    if (token.startsWith("'") || call || (!token.startsWith('"') && KEYWORDS.has(token.toLowerCase()))) continue;
    names.push(bare(token));
  }
  return [...new Set(names)];
}

// The text between ANDs that stand in no bracket and no quotation; null where brackets or quotes are left open.
function splitAtAnd(text) {
  const parts = [];
  let depth = 0;
  let from = 0;
  const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[()'"]|\bAND\b/gi;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === "'" || found === '"') return null;
    if (found === "(") depth++;
    else if (found === ")") depth--;
    else if (depth === 0 && found.toUpperCase() === "AND") {
      parts.push(text.slice(from, index).trim());
      from = index + found.length;
    }
    if (depth < 0) return null;
  }
  return depth ? null : [...parts, text.slice(from).trim()];
}

function simple(part) {
  const choice = CHOICE.exec(part);
  if (choice && !KEYWORDS.has(choice[1].toLowerCase())) return { field: bare(choice[1]), values: texts(choice[3]), ...(choice[2] && { not: true }) };
  const overlap = OVERLAP.exec(part);
  if (overlap) return { field: bare(overlap[2]), values: texts(overlap[3]), ...(overlap[1] && { not: true }), many: true };
  const limit = LIMIT.exec(part);
  if (!limit || KEYWORDS.has(limit[1].toLowerCase())) return null;
  const [, name, sign, figure] = limit;
  return { field: bare(name), least: sign === ">=" ? Number(figure) : null, most: sign === "<=" ? Number(figure) : null };
}

function bracketed(part) {
  const inner = /^\(([^]+)\)$/.exec(part)?.[1];
  return inner && splitAtAnd(inner) ? { text: inner.trim() } : null;
}

// Two limits of one field are one range; anything else that is said twice stays twice.
function add(conditions, condition) {
  const other = "least" in condition && conditions.find((one) => "least" in one && one.field === condition.field
    && (condition.least === null ? one.most === null : one.least === null));
  if (other) Object.assign(other, { least: other.least ?? condition.least, most: other.most ?? condition.most });
  else conditions.push(condition);
}

function written(condition) {
  if ("text" in condition) return `(${condition.text})`;
  const name = quoted(condition.field);
  if ("values" in condition) {
    const list = `(${condition.values.map((value) => `'${value.replaceAll("'", "''")}'`).join(",")})`;
    if (condition.many) return `${condition.not ? "NOT " : ""}A_OVERLAPS(${name}, ${list})`;
    return `${name} ${condition.not ? "NOT " : ""}IN ${list}`;
  }
  return [condition.least !== null && `${name} >= ${condition.least}`, condition.most !== null && `${name} <= ${condition.most}`]
    .filter(Boolean).join(" AND ");
}

const texts = (list) => list.match(/'(?:[^']|'')*'/g).map((text) => text.slice(1, -1).replaceAll("''", "'"));
const bare = (name) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);
const quoted = (name) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !KEYWORDS.has(name.toLowerCase())
  ? name : `"${name.replaceAll('"', '""')}"`);
