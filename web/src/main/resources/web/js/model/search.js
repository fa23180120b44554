// Finding names, and what else is said of a thing: small lists, so a plain scan with a rank is fast enough and easy to follow.

/**
 * @typedef {object} Entry
 * @property {string} layer
 * @property {string} id
 * @property {string} name
 * @property {string} note what tells it from others of the same name
 * @property {string} [words] what it can be found by beside its name
 * @property {number} weight smaller comes first among equals
 */

/** Lower case without accents, so that "Bayan Öbo" is found by "bayan obo". */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How many of one layer are suggested. */
const OF_ONE_LAYER = 5;

/** Remembers the folded names of entries and ranks them against a text. */
export class NameIndex {
  #entries = [];

  /** @param {Entry[]} entries */
  constructor(entries) {
    this.#entries = entries.map((entry) => ({ entry, name: fold(entry.name), id: fold(entry.id),
      words: fold(entry.words ?? "") }));
  }

  /**
   * Entries in which every word of the text occurs: names that start with the text first, then those with a word that
   * does, then the rest; then those that only other words tell of.
   *
   * @param {string} text
   * @param {number} limit
   * @returns {Entry[]}
   */
  find(text, limit) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const words = wanted.split(/\s+/);
    return this.#entries
      .map((candidate) => ({ candidate, rank: rankOf(candidate, wanted, words) }))
      .filter(({ rank }) => rank < Infinity)
      .sort((a, b) => a.rank - b.rank || a.candidate.entry.weight - b.candidate.entry.weight ||
        a.candidate.name.length - b.candidate.name.length || a.candidate.name.localeCompare(b.candidate.name))
      .slice(0, limit)
      .map(({ candidate }) => candidate.entry);
  }
}

/**
 * Puts what was found together by layer, the layer of the best first, and leaves a few of each.
 *
 * @param {Entry[]} found the best first
 * @returns {Entry[]}
 */
export function byLayer(found) {
  const layers = new Map();
  for (const entry of found) layers.set(entry.layer, [...(layers.get(entry.layer) ?? []), entry]);
  return [...layers.values()].flatMap((entries) => entries.slice(0, OF_ONE_LAYER));
}

function rankOf({ name, id, words: others }, wanted, words) {
  if (name === wanted || id === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (words.every((word) => name.startsWith(word) || name.includes(` ${word}`) || name.includes(`(${word}`))) return 2;
  if (words.every((word) => name.includes(word) || id.includes(word))) return 3;
  return words.every((word) => name.includes(word) || others.includes(word)) ? 4 : Infinity;
}
