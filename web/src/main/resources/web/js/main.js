// Starts the map. The words are asked for while its modules are on their way: which words depends on the link and the
// browser, so that the page cannot name them among what it preloads.
import { loadMessages } from "./i18n.js";
import { parseView } from "./url-state.js";

const words = loadMessages(parseView(window.location.search).lang);
// By then the scripts behind this one have run, and Leaflet is there.
await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
const { start } = await import("./app.js");
await start(words);
