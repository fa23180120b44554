// The rows of tables that are about one feature: statements of how much is in a deposit, and citations.

/** The layer of what documents state of how much is in a deposit. */
export const STATEMENTS = "resources";

/** The layer of the documents that confirm single fields. */
export const CITATIONS = "citations";

const dateOf = ({ properties: p }) => p.effective_date ?? p.source_date ?? "";

/**
 * Statements with the newest first, and those without any date last; dates may be years or months.
 *
 * @param {object[]} features
 * @param {string | null} chosen the id of that which comes first of its date
 */
export const newestFirst = (features, chosen = null) => features.toSorted((a, b) => {
  if (dateOf(a) !== dateOf(b)) return dateOf(a) < dateOf(b) ? 1 : -1;
  return Number(b.id === chosen) - Number(a.id === chosen);
});
