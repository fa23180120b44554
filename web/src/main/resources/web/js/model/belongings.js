// What belongs to a chosen feature.

/**
 * @typedef {object} Belongings
 * @property {Set<string>} corridors the ids of those that are shown at full strength
 * @property {Set<string>} kept keys `layer/id` of marks that no cluster swallows
 * @property {Set<string>} named keys of those that get a name
 */

/**
 * Of a place its corridors; of a corridor its ends, ports and straits.
 *
 * @param {import("./dataset.js").Dataset} dataset
 * @param {{layer: string, id: string} | null} select
 * @returns {Belongings}
 */
export function belongingsOf(dataset, select) {
  const [corridors, kept, named] = [new Set(), new Set(), new Set()];
  if (select && select.layer !== "corridors") {
    for (const { id } of Object.values(dataset.corridorsOf(select.id)).flat()) corridors.add(id);
  }
  const properties = select?.layer === "corridors" && dataset.feature("corridors", select.id)?.properties;
  if (!properties) return { corridors, kept, named };
  corridors.add(select.id);
  const ends = [properties.from_site, properties.to_site];
  for (const id of [...ends, ...(properties.ports ?? []), ...(properties.passages ?? [])]) {
    const found = id && dataset.locate(id);
    if (!found) continue;
    kept.add(`${found.layer}/${id}`);
    if (found.layer !== "passages") named.add(`${found.layer}/${id}`);
  }
  return { corridors, kept, named };
}
