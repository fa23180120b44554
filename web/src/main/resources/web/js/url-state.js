// How a view is written in a URL: pure, so that embeds, pictures and tests can share it.

const CODE = /^[A-Za-z0-9._:-]+$/;

/**
 * Reads the parameters of a query string that make sense; a damaged one is left out rather than guessed.
 *
 *     parseView("?center=11.15,52.85&zoom=6&select=deposits/altmark")
 *     // { center: { lon: 11.15, lat: 52.85 }, zoom: 6, select: { layer: "deposits", id: "altmark" } }
 *
 * @param {string} search
 * @returns {Partial<import("./state.js").View>}
 */
export function parseView(search) {
  const parameters = new URLSearchParams(search);
  const view = {};
  for (const key of ["layers", "commodity", "country"]) {
    if (parameters.has(key)) view[key] = codes(parameters.get(key));
  }
  const center = (parameters.get("center") ?? "").split(",").map(number);
  if (center.length === 2 && within(center[0], 180) && within(center[1], 90)) {
    view.center = { lon: center[0], lat: center[1] };
  }
  const zoom = number(parameters.get("zoom") ?? "");
  if (zoom >= 0 && zoom <= 22) view.zoom = zoom;
  if (["light", "dark"].includes(parameters.get("theme"))) view.theme = parameters.get("theme");
  if (/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(parameters.get("lang") ?? "")) view.lang = parameters.get("lang");
  const [layer, ...id] = (parameters.get("select") ?? "").split("/");
  if (CODE.test(layer) && CODE.test(id.join("/"))) view.select = { layer, id: id.join("/") };
  return view;
}

/**
 * Writes a view as a query string without question mark; what equals the defaults is left out.
 *
 * @param {import("./state.js").View} view
 * @param {Partial<import("./state.js").View>} [defaults]
 * @returns {string}
 */
export function serialiseView(view, defaults = {}) {
  const parts = [];
  for (const key of ["layers", "commodity", "country"]) {
    const value = view[key].join(",");
    if (value !== (defaults[key] ?? []).join(",")) parts.push([key, value]);
  }
  parts.push(["center", `${round(view.center.lon, 4)},${round(view.center.lat, 4)}`], ["zoom", round(view.zoom, 2)]);
  if (view.theme) parts.push(["theme", view.theme]);
  if (view.lang) parts.push(["lang", view.lang]);
  if (view.select) parts.push(["select", `${view.select.layer}/${view.select.id}`]);
  return parts.map(([key, value]) => `${key}=${readable(value)}`).join("&");
}

const codes = (text) => [...new Set(text.split(",").filter((code) => CODE.test(code)))];
const number = (text) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN);
const within = (value, limit) => Math.abs(value) <= limit;
const round = (value, digits) => Number(value.toFixed(digits));

// Commas, slashes and colons are legal in a query and people read these links.
const readable = (value) => encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3A/g, ":");
