// The catalogue in the language of the interface. Pure: where words come from is an argument.

/**
 * The answer of `/layers` with the titles that there are words for; others stay as the server has them, as do all of
 * the layers that users added.
 *
 * @template {{layers: object[], codelists: Record<string, object[]>}} T
 * @param {T} answer
 * @param {{word: (key: string) => string | undefined, country: (alpha2: string) => string | undefined}} words
 * @returns {T}
 */
export function translate(answer, words) {
  return {
    ...answer,
    layers: answer.layers.map((layer) => (layer.bundled ? translatedLayer(layer, words) : layer)),
    codelists: Object.fromEntries(Object.entries(answer.codelists).map(([list, entries]) =>
      [list, entries.map((entry) => ({ ...entry, title: titleOf(list, entry, words) }))])),
  };
}

function translatedLayer(layer, { word }) {
  return {
    ...layer,
    title: word(`layer.${layer.id}`) ?? layer.title,
    // What a field is called in all layers, but where one layer means something of its own.
    fields: layer.fields.map((field) => ({ ...field,
      title: word(`field.${layer.id}.${field.name}`) ?? word(`field.${field.name}`) ?? field.title })),
  };
}

const titleOf = (list, { code, title, alpha2 }, { word, country }) =>
  word(`code.${list}.${code}`) ?? (list === "countries" ? country(alpha2) : undefined) ?? title;
