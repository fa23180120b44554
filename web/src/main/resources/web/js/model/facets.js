// How the features of a layer are spread over the values of a field. Pure.

const BINS = 24;

/** How much larger the largest figure is than the middle one before a scale goes by powers. */
const SKEWED = 20;

/** The fields by which people tell features of a layer apart, as its definition says. */
export const facetsOf = (layer) => layer.fields.filter((field) => field.facet);

/** Whether a facet is a figure, and not a word. */
export const isFigure = ({ type }) => type === "number" || type === "integer";

/**
 * @param {string} field
 * @param {object[]} features
 * @returns {Map<string, number>} how many features carry each value, the most frequent first
 */
export function countValues(field, features) {
  const counts = new Map();
  for (const { properties } of features) {
    for (const value of new Set([properties[field] ?? []].flat())) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

/** The known figures of a field, from the least to the most. @returns {number[]} */
export const figuresOf = (field, features) =>
  features.map(({ properties }) => properties[field]).filter((value) => Number.isFinite(value)).sort((a, b) => a - b);

/**
 * A scale from 0 to 1 over figures: even, or by powers where few are much larger than the others.
 *
 * @param {number[]} figures sorted
 * @returns {{least: number, most: number, isLog: boolean, place: (figure: number) => number, figure: (place: number) => number} | null}
 *   null where there is nothing to tell apart
 */
export function scaleOf(figures) {
  const [least, most] = [figures[0], figures.at(-1)];
  if (figures.length < 2 || least === most) return null;
  const isLog = least > 0 && most / figures[figures.length >> 1] > SKEWED;
  const [to, from] = isLog ? [Math.log, Math.exp] : [(x) => x, (x) => x];
  const [low, high] = [to(least), to(most)];
  return {
    least, most, isLog,
    place: (figure) => Math.max(0, Math.min(1, (to(Math.max(figure, isLog ? Number.MIN_VALUE : -Infinity)) - low) / (high - low))),
    figure: (place) => from(low + place * (high - low)),
  };
}

/**
 * @param {number[]} figures
 * @param {{place: (figure: number) => number}} scale
 * @returns {number[]} how many figures lie in each of the equal parts of a scale
 */
export function histogram(figures, { place }) {
  const bins = new Array(BINS).fill(0);
  for (const figure of figures) bins[Math.min(BINS - 1, Math.floor(place(figure) * BINS))]++;
  return bins;
}
