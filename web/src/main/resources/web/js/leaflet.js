// Leaflet and its cluster plug-in are UMD builds that meet in a global; this module is the only one that looks there.
// Everything else imports from here, so that a second copy of Leaflet can never slip in.

/** The Leaflet namespace with markercluster attached. */
const L = globalThis.L;
if (!L?.markerClusterGroup) throw new Error("Leaflet and markercluster must be loaded before this module");

export default L;
