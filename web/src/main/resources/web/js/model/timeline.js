// Days on an axis: most measures are of a few years, which therefore get most of its length. Pure.

const DAY_MS = 86_400_000;

/** Where the scale changes: a day, and how far along the axis it stands, 0 to 1. */
const STOPS = [["2010-01-01", 0], ["2022-01-01", 0.15], ["2025-01-01", 0.46], ["2026-01-01", 0.82], ["2027-01-01", 0.93],
  ["2029-06-01", 1]];

/** Days are counted from 1970-01-01. @param {string} date as 2025-10-10 @returns {number} */
export const dayNumber = (date) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

/** @param {number} day @returns {string} as 2025-10-10 */
export const dateOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

const SCALE = STOPS.map(([date, at]) => ({ day: dayNumber(date), at }));

/** The first and the last day of the axis. */
export const FIRST_DAY = SCALE[0].day;
export const LAST_DAY = SCALE.at(-1).day;

/** @param {number} day @returns {number} how far along the axis, 0 to 1; days beyond its ends are at its ends */
export function positionOf(day) {
  return interpolate(SCALE, day, "day", "at");
}

/** The day at a place of the axis, 0 to 1. */
export const dayAt = (position) => Math.round(interpolate(SCALE, position, "at", "day"));

function interpolate(stops, value, from, to) {
  const clamped = Math.max(stops[0][from], Math.min(stops.at(-1)[from], value));
  const i = Math.max(1, stops.findIndex((stop) => stop[from] >= clamped));
  const [a, b] = [stops[i - 1], stops[i]];
  return a[to] + ((clamped - a[from]) / (b[from] - a[from])) * (b[to] - a[to]);
}

/** The same day of another month, or that month's last day. */
export function addMonths(day, months) {
  const date = new Date(day * DAY_MS);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  return Math.round(last.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate())) / DAY_MS);
}

/** What a row of the time line gathers. */
export const ROWS = {
  bans: ["export-ban", "raw-export-ban", "import-ban"],
  licences: ["export-licence", "technology-control"],
  quotas: ["quota", "production-quota", "tariff"],
  agreements: ["agreement"],
  money: ["investment", "stockpile"],
};

/**
 * The stretches of a measure that are worth a bar: the wait until it binds, its suspension, and its time in force up to
 * that or to its end. One that simply stays in force has none.
 *
 * @param {object} properties of a measure
 * @returns {{kind: "waiting" | "suspended" | "in-force", from: number, to: number}[]} in days
 */
export function spansOf({ date, in_force_from: begins, end_date: ends, suspended_from: from, suspended_to: to }) {
  const announced = dayNumber(date);
  const start = begins ? dayNumber(begins) : announced;
  const stops = [ends, from].filter(Boolean).map(dayNumber);
  return [
    start > announced && { kind: "waiting", from: announced, to: start },
    stops.length > 0 && { kind: "in-force", from: start, to: Math.min(...stops) },
    from && { kind: "suspended", from: dayNumber(from), to: to ? dayNumber(to) : LAST_DAY },
  ].filter((span) => span && span.to > span.from);
}

/**
 * Puts measures into lanes in which their marks and bars do not touch.
 *
 * @param {{id: string, properties: object}[]} measures
 * @param {number} width of the axis in pixels
 * @param {number} mark the width of a mark in pixels
 * @returns {Map<string, number>} the lane of each id, from 0
 */
export function lanes(measures, width, mark) {
  const ends = [];
  const lane = new Map();
  const sorted = measures.toSorted((a, b) => a.properties.date.localeCompare(b.properties.date));
  for (const { id, properties } of sorted) {
    const middle = positionOf(dayNumber(properties.date)) * width;
    const last = Math.max(...spansOf(properties).map((span) => positionOf(span.to) * width), middle + mark / 2);
    const free = ends.findIndex((end) => end <= middle - mark / 2);
    const own = free < 0 ? ends.length : free;
    ends[own] = last + 1;
    lane.set(id, own);
  }
  return lane;
}
