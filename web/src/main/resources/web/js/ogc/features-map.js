// The small map of a page of features: the features as they are, over the same base map as the planner's map.
import L from "../leaflet.js";
import { Basemap } from "../map/basemap.js";
import { limitZoom } from "../map/leaflet-map.js";
import { forgetPalette, palette } from "../map/palette.js";
import { readWorld } from "../map/world.js";

const HIGHEST_ZOOM = 6;
const PADDING_PX = 24;

async function json(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** @param {HTMLElement} element with the addresses of the base map and of the features as GeoJSON */
async function draw(element) {
  const [topology, features] = await Promise.all([json(element.dataset.world), json(element.dataset.geojson)]);
  const map = L.map(element, { attributionControl: false, zoomSnap: 0.5, maxZoom: 12, worldCopyJump: true, scrollWheelZoom: false });
  map.createPane("basemap").style.zIndex = 200;
  limitZoom(map);
  map.setView([20, 10], map.getMinZoom());
  const basemap = new Basemap(readWorld(topology), { pane: "basemap" }).addTo(map);
  const shown = L.geoJSON(features, {
    style: style(),
    pointToLayer: (_, position) => L.circleMarker(position, { radius: 5 }),
    onEachFeature: (feature, layer) => layer.bindTooltip(label(feature), { sticky: true }).on("click", () => show(feature)),
  }).addTo(map);
  const bounds = shown.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [PADDING_PX, PADDING_PX], maxZoom: HIGHEST_ZOOM, animate: false });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    forgetPalette();
    basemap.redraw();
    shown.setStyle(style());
  });
  document.documentElement.dataset.ready = "true";
}

function style() {
  const { battery } = palette();
  return { color: battery, weight: 1.5, opacity: 0.8, fillColor: battery, fillOpacity: 0.25 };
}

function label({ id, properties }) {
  const text = document.createElement("span");
  text.textContent = properties?.name ?? id;
  return text;
}

// A click leads to the row of the table, or where there is none to the feature's own page.
function show({ id }) {
  const row = document.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
  if (!row) return;
  document.querySelector(".is-shown")?.classList.remove("is-shown");
  row.classList.add("is-shown");
  row.scrollIntoView({ block: "center" });
}

for (const element of document.querySelectorAll(".doc__map")) {
  draw(element).catch((error) => {
    element.classList.add("doc__map--broken");
    element.textContent = `The map cannot be shown: ${error.message}`;
  });
}
