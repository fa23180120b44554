// A feature as the texts of a form, and what was changed of it as a merge patch (RFC 7396). Pure.

/** Between the items of a list, which may hold commas themselves. */
const BETWEEN = "; ";

/** The fields of a layer that people fill in. */
export const fieldsToEdit = ({ fields }) => fields.filter(({ computed }) => !computed);

/** A value as the text of its input; nothing where it is unknown. */
export function textOf({ type }, value) {
  if (value === null || value === undefined) return "";
  return type === "strings" ? value.join(BETWEEN) : String(value);
}

/**
 * What the text of an input means. What cannot be read stays a text, which the server refuses by the field's name.
 *
 * @returns {string | number | boolean | string[] | null} null where there is nothing
 */
export function valueOf({ type }, text) {
  const trimmed = text.trim();
  if (type === "strings") {
    const items = trimmed.split(";").map((item) => item.trim()).filter(Boolean);
    return items.length ? items : null;
  }
  if (!trimmed) return null;
  if (type === "boolean") return trimmed === "true";
  const isNumber = (type === "number" || type === "integer") && Number.isFinite(Number(trimmed));
  return isNumber ? Number(trimmed) : trimmed;
}

/**
 * @param {object} layer its definition
 * @param {object} feature
 * @returns {Record<string, string>} a text for each field to edit; of a point also `lon` and `lat`, in degrees
 */
export function textsOf(layer, { properties, geometry }) {
  const texts = Object.fromEntries(fieldsToEdit(layer).map((field) => [field.name, textOf(field, properties[field.name])]));
  return geometry?.type === "Point" ? { ...texts, ...placeTexts(geometry) } : texts;
}

/**
 * What the texts change.
 *
 * @param {object} layer its definition
 * @param {object} feature as it was when the form was filled
 * @param {Record<string, string>} texts
 * @returns {object | null} a merge patch; null where nothing is changed
 */
export function patchOf(layer, { properties, geometry }, texts) {
  const changed = fieldsToEdit(layer)
    .map((field) => [field.name, valueOf(field, texts[field.name]), valueOf(field, textOf(field, properties[field.name]))])
    .filter(([, value, before]) => !isSame(value, before));
  const place = geometry?.type === "Point" ? placeTexts(geometry) : null;
  const isMoved = place && ["lon", "lat"].some((axis) => Number(texts[axis]) !== Number(place[axis]));
  if (!changed.length && !isMoved) return null;
  return {
    ...(changed.length ? { properties: Object.fromEntries(changed.map(([name, value]) => [name, value])) } : {}),
    ...(isMoved ? { geometry: { type: "Point", coordinates: [Number(texts.lon), Number(texts.lat)] } } : {}),
  };
}

/**
 * The texts of a feature that somebody else has changed, with one's own changes kept.
 *
 * @param {object} layer its definition
 * @param {object} before as it was when the form was filled
 * @param {object} now
 * @param {Record<string, string>} texts of the form
 */
export function rebased(layer, before, now, texts) {
  const [old, fresh] = [textsOf(layer, before), textsOf(layer, now)];
  return Object.fromEntries(Object.entries(fresh).map(([name, text]) => [name, texts[name] === old[name] ? text : texts[name]]));
}

/** The names of the fields that differ between two states of a feature; of its place, `geometry`. */
export function differences(layer, before, after) {
  const names = layer.fields.map(({ name }) => name)
    .filter((name) => !isSame(before?.properties[name] ?? null, after?.properties[name] ?? null));
  return isSame(before?.geometry ?? null, after?.geometry ?? null) ? names : [...names, "geometry"];
}

const placeTexts = ({ coordinates: [lon, lat] }) => ({ lon: String(lon), lat: String(lat) });

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
