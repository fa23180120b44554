// What of a view an embed, a picture and a slide show: the parameters that the server reads too. Pure.
import { serialiseView } from "../url-state.js";

/** The names of the parameters of a scenario. */
export const SCENARIO = ["scenario", "closed", "open", "transit-closed", "ban", "at"];

/** The names of the others, without those of the language and the title, which are not of what is shown. */
export const VIEW = ["layers", "center", "zoom", "bbox", "commodity", "country", "filter", "select", "theme"];

/** @returns {object} the values of these names */
export const only = (values, names) => Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/**
 * A view without what only the map has: its panels, tools and comparisons.
 *
 * @param {import("../state.js").View} view
 * @param {Partial<import("../state.js").View>} [defaults] what need not be said
 * @returns {Record<string, string>}
 */
export const parametersOf = (view, defaults = {}) =>
  only(Object.fromEntries(new URLSearchParams(serialiseView(view, defaults))), [...VIEW, ...SCENARIO]);
