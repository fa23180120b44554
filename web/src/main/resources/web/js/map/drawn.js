// What was drawn on the map: the chosen area, and the shape in hand.
import L from "../leaflet.js";
import { outline } from "../model/area.js";
import { distance, greatCircle } from "../model/geodesic.js";

const TURNS = [-360, 0, 360];
const SIDE_STEP = 2;

/** `new Drawn(map)`; both may be set again and again. */
export class Drawn {
  #area;
  #shape;

  /** @param {L.Map} map */
  constructor(map) {
    [this.#area, this.#shape] = [L.layerGroup().addTo(map), L.layerGroup().addTo(map)];
  }

  /** @param {import("../model/area.js").Area | null} area */
  showArea(area) {
    this.#area.clearLayers();
    if (area) this.#ring(this.#area, straight(outline(area)), "drawn drawn--area");
  }

  /** @param {import("./sketch.js").Sketch} sketch */
  showShape({ tool, preview }) {
    this.#shape.clearLayers();
    if (!tool || !preview.length) return;
    const area = tool === "distance" || tool === "area" ? null : areaOf(tool, preview);
    if (area) this.#ring(this.#shape, straight(outline(area)), "drawn");
    else if (tool === "area" && preview.length > 2) this.#ring(this.#shape, curved([...preview, preview[0]]), "drawn");
    else this.#line(curved(preview));
    for (const position of preview) {
      each([position], ([place]) => this.#shape.addLayer(L.circleMarker(place, { ...options("drawn__corner"), radius: 4 })));
    }
  }

  #ring(group, positions, className) {
    each(positions, (places) => group.addLayer(L.polygon(places, options(className))));
  }

  #line(positions) {
    each(positions, (places) => this.#shape.addLayer(L.polyline(places, options("drawn drawn--line"))));
  }
}

/**
 * The area that positions of a tool make.
 *
 * @param {"box" | "circle" | "polygon"} tool
 * @param {[number, number][]} positions
 * @returns {import("../model/area.js").Area | null} null where there are too few
 */
export function areaOf(tool, positions) {
  const [a, b] = positions;
  if (tool === "polygon") return positions.length > 2 ? { corners: homed(positions) } : null;
  if (!b) return null;
  const home = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
  if (tool === "circle") return { lon: home(a[0]), lat: a[1], km: distance(a, b) / 1000 };
  return { west: home(Math.min(a[0], b[0])), south: Math.min(a[1], b[1]), east: home(Math.max(a[0], b[0])), north: Math.max(a[1], b[1]) };
}

// The first corner lies on the home world, the others follow it.
function homed(positions) {
  const shift = 360 * Math.floor((positions[0][0] + 180) / 360);
  return positions.map(([lon, lat]) => [lon - shift, lat]);
}

const options = (className) => ({ className, interactive: false, smoothFactor: 0.5, noClip: false, weight: 2 });

// The world is shown more than once beside the antimeridian.
const each = (positions, draw) => TURNS.forEach((turn) => draw(positions.map(([lon, lat]) => [lat, lon + turn])));

// Sides of an area are straight in degrees, which Mercator bends.
const straight = (ring) => ring.flatMap(([lon, lat], i) => {
  const [lon2, lat2] = ring[(i + 1) % ring.length];
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(lon2 - lon), Math.abs(lat2 - lat)) / SIDE_STEP));
  return Array.from({ length: steps }, (_, step) => [lon + ((lon2 - lon) * step) / steps, lat + ((lat2 - lat) * step) / steps]);
});

const curved = (positions) => positions.reduce((line, position, i) =>
  (i ? [...line, ...greatCircle(line.at(-1), position)] : [position]), []);
