// What a link that says nothing shows.
import { DEFAULT_LAYERS } from "./explorer.js";
import { NO_SCENARIO } from "./model/scenario.js";

/** @type {import("./state.js").View} */
export const DEFAULT_VIEW = Object.freeze({
  layers: DEFAULT_LAYERS, center: { lon: 60, lat: 22 }, zoom: 0, bbox: null, commodity: [], country: [], filter: null,
  within: null, scope: null, assume: NO_SCENARIO, versus: null, split: null, importer: null, panel: null, drawer: null,
  table: null, sortby: null, from: null, to: null, mode: null, way: 0, theme: null, lang: null, select: null,
});
