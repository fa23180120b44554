// Which features a view shows. The layer definition says which fields the parameters `commodity` and `country` match.

/**
 * @param {object} layer a layer definition
 * @param {object[]} features
 * @param {{commodities: Set<string>, countries: Set<string>}} wanted empty sets mean all
 * @returns {object[]}
 */
export function matching(layer, features, { commodities, countries }) {
  const tests = [
    [commodities, fieldsFor(layer, "commodity")],
    [countries, fieldsFor(layer, "country")],
  ].filter(([values, fields]) => values.size && fields.length);
  if (!tests.length) return features;
  return features.filter(({ properties }) =>
    tests.every(([values, fields]) => fields.some((field) => [properties[field]].flat().some((v) => values.has(v)))));
}

/**
 * How many features carry each value of a parameter; a feature counts once for a value however many fields carry it.
 *
 * @returns {Map<string, number>}
 */
export function countsBy(parameter, layer, features) {
  const counts = new Map();
  const fields = fieldsFor(layer, parameter);
  for (const { properties } of features) {
    for (const value of new Set(fields.flatMap((field) => properties[field] ?? []))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

const fieldsFor = (layer, parameter) =>
  layer.fields.filter((field) => field.parameter === parameter).map((field) => field.name);
