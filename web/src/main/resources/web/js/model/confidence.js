// Whether a figure was seen in its source or is general knowledge. A row can be verified while a field of it is not, and
// the other way round.

/**
 * `verified_fields` speaks of fields (`capacity_tpa`) or of what they tell (`capacity`, `resource`).
 *
 * @param {string} field
 * @param {{confidence?: string, verified_fields?: string[] | null}} properties
 * @returns {boolean} true when the value was not seen in the named source
 */
export function isRecalled(field, { confidence, verified_fields: verified }) {
  return verified?.length ? !verified.some((word) => covers(word, field)) : confidence === "recalled";
}

// The contained metal and the class are part of what a source says about the resource.
const ALSO = { resource: ["contained", "resource_class", "grade"], commodity: ["commodities"] };

const covers = (word, field) =>
  field === word || field.startsWith(`${word}_`) || (ALSO[word] ?? []).some((other) => field.startsWith(other));
