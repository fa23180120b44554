// The empty map: how it zooms and pans, its panes from paper to ink, and the controls at its edge.
import L from "../leaflet.js";
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { ICONS } from "../ui/icons.js";

/** Where the two usual views of the world have their middle. */
const OCEANS = { pacific: { lon: 180, lat: 15 }, atlantic: { lon: -30, lat: 15 } };

const SOUTHERNMOST = -72;
const NORTHERNMOST = 84;
const PANES = { basemap: 200, tiles: 210, tiled: 405, corridors: 410, "corridors-versus": 411, focus: 420, "focus-versus": 421, ways: 425,
  names: 430 };

/**
 * @param {HTMLElement} element
 * @param {import("../state.js").View} view
 * @returns {L.Map}
 */
export function createMap(element, { center, zoom, bbox }) {
  const animated = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.5,
    maxZoom: 12,
    wheelPxPerZoomLevel: 90,
    zoomAnimation: animated,
    fadeAnimation: animated,
    markerZoomAnimation: animated,
    inertia: animated,
    worldCopyJump: true,
    maxBounds: [[SOUTHERNMOST, -Infinity], [NORTHERNMOST, Infinity]],
    maxBoundsViscosity: 1,
  });
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.style.pointerEvents = "none";
  }
  limitZoom(map);
  map.setView([center.lat, center.lon], Math.max(zoom, map.getMinZoom()));
  if (bbox) fitBox(map, bbox);
  addControls(map);
  addOnlineTiles(map);
  element.setAttribute("role", "application");
  element.setAttribute("aria-label", t("map.label"));
  element.dataset.zoom = map.getZoom();
  return map;
}

/**
 * Lets one world fill the window in both directions: no empty bands, and no mark missing on a second copy.
 *
 * @param {L.Map} map
 * @returns {boolean} whether the smallest zoom has changed
 */
export function limitZoom(map) {
  const { x: width, y: height } = map.getSize();
  const { crs } = map.options;
  const [north, south] = [NORTHERNMOST, SOUTHERNMOST].map((lat) => crs.latLngToPoint(L.latLng(lat, 0), 0).y);
  // A few missing pixels at the sides are better than half a zoom level more.
  const exact = Math.max(Math.log2(height / (south - north)), Math.log2((width * 0.97) / crs.scale(0)));
  const zoom = Math.max(1, Math.ceil(exact * 2) / 2);
  if (zoom === map.getMinZoom()) return false;
  // At once: Leaflet would glide there, past what a caller asks for meanwhile.
  if (map.getZoom() < zoom) map.setZoom(zoom, { animate: false });
  map.setMinZoom(zoom);
  return true;
}

/**
 * What a map shows: west, south, east, north in degrees. A west above the east crosses the antimeridian.
 *
 * @param {L.Map} map
 * @returns {[number, number, number, number]}
 */
export function boxOf(map) {
  const bounds = map.getBounds();
  const [west, east] = [bounds.getWest(), bounds.getEast()];
  const within = (lon) => Number(within180(lon).toFixed(4));
  const sides = east - west >= 360 ? [-180, 180] : [within(west), within(east)];
  const [south, north] = [Math.max(-90, bounds.getSouth()), Math.min(90, bounds.getNorth())].map((lat) => Number(lat.toFixed(4)));
  return [sides[0], south, sides[1], north];
}

/** A box that crosses the antimeridian runs on beyond it. */
export function fitBox(map, [west, south, east, north]) {
  map.fitBounds([[south, west], [north, east < west ? east + 360 : east]], { animate: false });
}

function addControls(map) {
  L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 110 }).addTo(map);
  const attribution = L.control({ position: "bottomright" });
  // The list of layers is the page of sources: each layer says there where its facts come from.
  attribution.onAdd = () => el("div", { class: "leaflet-control-attribution", dataset: { testid: "attribution" } },
    t("map.attribution"), " · ", el("a", { href: "layers" }, t("map.sources")), " · ", el("a", { href: "about" }, t("map.about")));
  attribution.addTo(map);
  L.control.zoom({ position: "bottomright", zoomInTitle: t("map.zoomIn"), zoomOutTitle: t("map.zoomOut") }).addTo(map);
  const ocean = L.control({ position: "bottomright" });
  ocean.onAdd = () => oceanTool(map);
  ocean.addTo(map);
}

// Turns the world to the ocean that is not in the middle, whole, since little else would be on both sides.
function oceanTool(map) {
  const other = () => (Math.abs(within180(map.getCenter().lng - OCEANS.pacific.lon)) < 75 ? "atlantic" : "pacific");
  const button = el("button", { class: "tool", type: "button", dataset: { testid: "ocean" }, onclick: () => {
    const { lon, lat } = OCEANS[other()];
    map.setView([lat, lon], map.getMinZoom(), { animate: false });
  } }, icon(ICONS.globe));
  const update = () => {
    const label = t(`map.${other()}`);
    button.title = label;
    button.setAttribute("aria-label", label);
  };
  map.on("moveend", update);
  update();
  const host = el("div", { class: "leaflet-bar map-ocean" }, button);
  L.DomEvent.disableClickPropagation(host);
  return host;
}

const within180 = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

// Off unless the page names a tile server; the built-in base map needs none.
function addOnlineTiles(map) {
  const url = document.querySelector('meta[name="lodeline-tiles"]')?.content;
  if (url) L.tileLayer(url, { opacity: 0.5, pane: "tiles" }).addTo(map);
}
