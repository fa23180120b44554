// What stands around the map of an embed, by its parameters: pure. The server has refused what makes no sense.

/** Each switch as it is where the link does not say. */
const SWITCHES = {
  legend: false, search: false, "layers-control": false, "zoom-control": true, "scroll-zoom": false, caption: false,
  interactive: true,
};

/** The names of the switches. */
export const SWITCH_NAMES = Object.keys(SWITCHES);

/**
 * @param {string} search
 * @returns {{legend: boolean, search: boolean, layersControl: boolean, zoomControl: boolean, scrollZoom: boolean,
 *   caption: boolean, interactive: boolean, origin: string | null}} `origin` of the page whose messages are taken
 */
export function readOptions(search) {
  const query = new URLSearchParams(search);
  const switches = SWITCH_NAMES.map((name) => [camelCase(name), query.has(name) ? query.get(name) === "true" : SWITCHES[name]]);
  return { ...Object.fromEntries(switches), origin: query.get("origin") };
}

const camelCase = (name) => name.replace(/-([a-z])/g, (dash, letter) => letter.toUpperCase());
