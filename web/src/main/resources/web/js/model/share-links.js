// The links by which a view is shared. Pure.
import { DEFAULT_LAYERS } from "../explorer.js";
import { queryText, serialiseView } from "../url-state.js";
import { parametersOf } from "./view-parameters.js";

const PICTURE = { width: 1600, height: 900 };

/**
 * @typedef {object} Look how a view is to look elsewhere
 * @property {{width: number, height: number} | null} size in pixels; null is as wide as the page, and 16 to 9
 * @property {"light" | "dark" | null} theme null follows who looks
 * @property {string} title none where it is empty
 * @property {boolean} legend
 * @property {boolean} caption
 */

/**
 * @param {import("../state.js").View} view
 * @param {Look} look
 * @param {string} base the address of the map, without query
 * @param {string} name what a frame is called for those who do not see it, where the view has no title
 * @returns {{link: string, embed: string, frame: string, picture: string, oembed: string}} `frame` is HTML
 */
export function shareLinks(view, { size, theme, title, legend, caption }, base, name) {
  const url = (path, parameters) => `${new URL(path, base).href}?${queryText(parameters)}`;
  const named = title.trim();
  const shown = Object.entries({ ...parametersOf({ ...view, theme }, { layers: DEFAULT_LAYERS }), ...(view.lang && { lang: view.lang }),
    ...(named && { title: named }) });
  const link = `${new URL("./", base).href}?${serialiseView(view, { layers: DEFAULT_LAYERS })}`;
  const embed = url("embed", [...shown, ...(legend ? [["legend", "true"]] : []), ...(caption ? [["caption", "true"]] : [])]);
  return { link, embed, frame: frame(embed, named || name, size), picture: url("maps/static.png", [...shown, ...Object.entries(PICTURE)]),
    oembed: url("oembed", [["url", embed], ["format", "json"]]) };
}

function frame(src, title, size) {
  const dimensions = size ? ` width="${size.width}" height="${size.height}"` : "";
  const style = size ? "max-width: 100%; border: 0" : "width: 100%; aspect-ratio: 16 / 9; border: 0";
  return `<iframe src="${escaped(src)}" title="${escaped(title)}"${dimensions} loading="lazy" allowfullscreen style="${style}"></iframe>`;
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
