// A value as the plain text of a table cell; the detail shows the same with links and notes.
import { REFERENCES } from "./detail-fields.js";
import { formatNumber, formatYear } from "../format.js";
import { lang, t } from "../i18n.js";
import { isFigure } from "../model/facets.js";

const THIN_SPACE = "\u202f";

/**
 * @param {import("../model/catalog.js").Catalog} catalog
 * @param {object} field
 * @param {object} properties
 * @param {(id: string) => string | undefined} nameOf the name of a feature
 * @returns {string} nothing where the value is unknown
 */
export function fieldText(catalog, field, properties, nameOf) {
  const value = properties[field.name] ?? null;
  if (value === null) return "";
  if (REFERENCES.has(field.name)) return [value].flat().map((id) => nameOf(id) ?? id).join(", ");
  if (Array.isArray(value)) return value.map((item) => titled(catalog, field, item)).join(", ");
  if (field.type === "boolean") return t(value ? "yes" : "no");
  if (!isFigure(field)) return titled(catalog, field, value);
  if (isYear(field)) return formatYear(value);
  const unit = field.unit_field && properties[field.unit_field];
  return formatNumber(value, lang()) + (unit ? THIN_SPACE + unit : "");
}

/** A year is a figure to compare, and a name to read. */
export const isYear = ({ name }) => /(^|_)year$/.test(name);

const titled = (catalog, { codelist }, value) => (codelist ? catalog.title(codelist, value) : String(value));
