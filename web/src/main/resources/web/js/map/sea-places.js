// Where the names of seas and straits stand and from which zoom, the most important first. The names themselves are
// messages (`sea.{key}`). The places are data that the server's pictures read too.
import places from "./sea-places.json" with { type: "json" };

/** @type {{key: string, lon: number, lat: number, zoom: number, size: number}[]} */
export const SEA_PLACES = places;
