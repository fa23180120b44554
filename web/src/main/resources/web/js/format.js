// Figures and dates as people read them. Pure: the language is an argument.

const THIN_SPACE = "\u202f";

/**
 * A figure with as many digits as it can carry: 43,000 · 1.15 · 0.0062.
 *
 * @param {number} value
 * @param {string} lang
 * @returns {string}
 */
export function formatNumber(value, lang) {
  const size = Math.abs(value);
  const options = size && size < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: size < 1000 ? 2 : 0 };
  return new Intl.NumberFormat(lang, options).format(value);
}

/** A figure and its unit, for places where the unit cannot be set apart by colour. */
export const formatQuantity = (value, unit, lang) => formatNumber(value, lang) + (unit ? THIN_SPACE + unit : "");

/** A year is a name, not a quantity: no grouping. */
export const formatYear = (value) => String(value);

/** `2025-10-09` as the language writes it. The date is a day, so no time zone may shift it. */
export function formatDate(value, lang) {
  const date = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** A day, or a month or year where no more is known: `2025-10` is October 2025. */
export function formatPartialDate(value, lang) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value) ?? [];
  if (day) return formatDate(value, lang);
  if (!month) return value;
  return new Intl.DateTimeFormat(lang, { year: "numeric", month: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1));
}

/** A share of one as per cent: 0.1234 is 12.3 %. */
export const formatShare = (share, lang) =>
  new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(share);

/** A difference with its sign; none has no sign. */
export const formatDifference = (value, lang) =>
  new Intl.NumberFormat(lang, { signDisplay: "exceptZero", maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 }).format(value);
