// The fields of a feature as rows of a definition list.
import { el } from "../dom.js";
import { formatDate, formatNumber, formatPartialDate, formatYear } from "../format.js";
import { lang, t } from "../i18n.js";
import { isRecalled } from "../model/confidence.js";
import { recalledMark } from "../map/marks.js";

const FIGURES = ["number", "integer"];

// Fields that hold the id of another feature or a country: they are shown as its name, and lead to it.
export const REFERENCES = new Set(["from_id", "to_id", "from_site", "to_site", "ports", "passages", "deposit_id",
  "feature_id"]);

// Told by another row: the link by the source, the ends' names by their ids, the drawing by the map itself. Ids are for
// machines.
const TOLD_ELSEWHERE = { resource_id: "name", source_id: "name", source_url: "source_title", from_name: "from_id", to_name: "to_id", confidence: "confidence",
  leg_modes: "name", name: "name", contained_unit: "contained_kt" };

// An end that is a deposit or a plant stands for itself; only that of a country is worth a row.
const SITE_OF_END = { from_site: "from_id", to_site: "to_id" };

// A tonnage says of what it is: 43,000 kt LCE.
const SUBSTANCE = { contained_kt: "contained_unit" };

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {string} layerId
 * @param {object} feature
 * @returns {{recorded: Rows, computed: Rows}} what comes from a source, and what the router worked out from it
 * @typedef {{rows: HTMLElement[], unknown: string[]}} Rows rows of what is known, titles of what is not
 */
export function fieldRows(explorer, layerId, { properties }) {
  const { fields } = explorer.catalog.layer(layerId);
  const units = new Set(fields.map((field) => field.unit_field).filter(Boolean));
  const recorded = { rows: [], unknown: [] };
  const computed = { rows: [], unknown: [] };
  for (const field of fields) {
    const value = properties[field.name];
    const isTold = field.name in TOLD_ELSEWHERE && (properties[TOLD_ELSEWHERE[field.name]] ?? null) !== null;
    const isRepeated = SITE_OF_END[field.name] && value === properties[SITE_OF_END[field.name]];
    if (units.has(field.name) || isTold || isRepeated) continue;
    const { rows, unknown } = field.computed ? computed : recorded;
    const isMissing = value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
    if (isMissing) {
      // A route that passes no strait has an empty list of them, which is an answer.
      const isAnswer = field.computed && Array.isArray(value);
      if (!isAnswer && !(field.name in TOLD_ELSEWHERE)) unknown.push(field.title);
    } else if (!(field.name === "commodities" && value.length === 1 && value[0] === properties.commodity)) {
      rows.push(row(explorer, field, value, properties));
    }
  }
  return { recorded, computed };
}

/** Whether a field is a figure that nobody has seen in the source of its row. */
export const isRecalledFigure = ({ name, type, computed }, properties) =>
  !computed && FIGURES.includes(type) && (properties[name] ?? null) !== null && isRecalled(name, properties);

function row(explorer, field, value, properties) {
  const isFigure = FIGURES.includes(field.type);
  const recalled = isRecalledFigure(field, properties);
  return el("div", { class: isFigure ? "fields__row fields__row--figure" : "fields__row", dataset: { field: field.name } },
    el("dt", { class: "fields__title", title: field.description }, field.title),
    el("dd", { class: "fields__value" }, shown(explorer, field, value, properties),
      recalled && el("span", { class: "fields__recalled", title: t("legend.recalled") }, recalledMark(),
        el("span", { class: "visually-hidden" }, t("confidence.recalledShort")))),
    el("dd", { class: "fields__description", lang: "en" }, field.description));
}

function shown(explorer, field, value, properties) {
  if (REFERENCES.has(field.name)) return listed([value].flat().map((id) => reference(explorer, id)));
  if (field.name === "source_title") return source(value, properties.source_url);
  if (field.format === "uri") return link(value, value);
  if (Array.isArray(value)) return listed(value.map((code) => coded(explorer, field, code)));
  if (field.type === "boolean") return t(value ? "yes" : "no");
  if (field.type === "date") return formatDate(value, lang());
  if (field.format === "edtf") return formatPartialDate(value, lang());
  if (FIGURES.includes(field.type)) return figure(field, value, properties);
  return coded(explorer, field, value);
}

function figure(field, value, properties) {
  const unit = [field.unit ?? (field.unit_field && properties[field.unit_field]), properties[SUBSTANCE[field.name]]]
    .filter(Boolean).join(" ");
  if (/(^|_)year$/.test(field.name)) return formatYear(value);
  return [formatNumber(value, lang()), unit && [" ", el("span", { class: "fields__unit" }, unit)]];
}

function coded({ catalog }, field, code) {
  // The code of a country is of interest where it is the country's own.
  if (!field.codelist || field.name === "code") return code;
  const entry = catalog.entry(field.codelist, code);
  return entry?.description ? el("span", { title: entry.description }, entry.title) : catalog.title(field.codelist, code);
}

function reference(explorer, id) {
  const { catalog, dataset } = explorer;
  const found = dataset.locate(id);
  const country = !found && catalog.entry("countries", id);
  if (!found && !country) return id;
  const select = found ? { layer: found.layer, id } : { layer: "countries", id };
  return el("button", { class: "link", type: "button", dataset: { testid: `go-${select.layer}-${id}` },
    onclick: () => explorer.select(select, { reveal: true }) }, found ? found.feature.properties.name : country.title);
}

/** The title of a source, which leads to it where that is public. */
export function source(title, url) {
  return url ? link(url, title) : title;
}

// Only web addresses become links: data are not allowed to run anything.
const link = (url, text) => (/^https?:\/\//.test(url)
  ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text);

const listed = (items) => items.flatMap((item, i) => (i ? [", ", item] : [item]));
