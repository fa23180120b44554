// The layers that are drawn from tiles: one overlay for each that is switched on, and what lies under the pointer.
import L from "../leaflet.js";
import { el } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { TileSource } from "./tile-source.js";
import { TiledLayer } from "./tiled-layer.js";

/** Keeps the overlays in step with what the explorer says. */
export class TiledLayers {
  #map;
  #explorer;
  #onFailed;
  #shown = new Map();

  /**
   * @param {L.Map} map
   * @param {import("../explorer.js").Explorer} explorer
   * @param {(error: Error, retry: () => void) => void} onFailed
   */
  constructor(map, explorer, onFailed) {
    this.#map = map;
    this.#explorer = explorer;
    this.#onFailed = onFailed;
  }

  /** Adds, removes and asks anew as the view wants. */
  update() {
    const { catalog, state } = this.#explorer;
    const wanted = new Map(this.#explorer.tiledOn().map((layer) => [layer.id, layer]));
    for (const [id, { overlay, source }] of this.#shown) {
      if (wanted.has(id)) continue;
      source?.close();
      overlay.remove();
      this.#shown.delete(id);
    }
    for (const [id, layer] of wanted) {
      const parameters = this.#explorer.filters.tileParameters(layer);
      const key = JSON.stringify(parameters);
      if (!this.#shown.has(id)) {
        const overlay = new TiledLayer((commodity) => catalog.family(commodity), { pane: "tiled" }).addTo(this.#map);
        this.#shown.set(id, { overlay, key: null });
      }
      const entry = this.#shown.get(id);
      if (entry.key !== key) {
        entry.key = key;
        entry.source?.close();
        const source = new TileSource(id, parameters);
        entry.source = source;
        source.addEventListener("failed", ({ detail }) => this.#onFailed(detail, () => source.retry()));
        entry.overlay.show(source);
      }
      const { select } = state.view;
      entry.overlay.choose(select?.layer === id ? select.id : null);
    }
  }

  /** Asks for the tiles of a layer anew, which has changed. */
  renew(id) {
    if (!this.#shown.has(id)) return;
    this.#shown.get(id).key = null;
    this.update();
  }

  /** Draws all again, with the colours of the theme in force. */
  redraw() {
    for (const { overlay } of this.#shown.values()) overlay.redraw();
  }

  /**
   * @param {{x: number, y: number}} point of the map container
   * @returns {{layer: string, properties: object, place: {x: number, y: number}} | null}
   */
  hitAt(point) {
    for (const [layer, { overlay }] of [...this.#shown].reverse()) {
      const hit = overlay.hitAt(point);
      if (hit) return { layer, ...hit };
    }
    return null;
  }

  /** Chooses a feature, or goes nearer to those that a mark stands for. */
  open({ layer, properties, place }) {
    if (properties.id !== undefined) {
      this.#explorer.select({ layer, id: properties.id });
      return;
    }
    const [west, south, east, north] = properties.bbox.split(",").map(Number);
    // On the copy of the world that was clicked.
    const shift = 360 * Math.floor(place.x);
    const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#map.flyToBounds([[south, west + shift], [north, east + shift]],
      { animate, duration: 0.2, padding: [60, 60] });
  }

  /** What the pointer is told of a hit. */
  tip({ layer, properties: p }) {
    const { catalog } = this.#explorer;
    const { title } = catalog.layer(layer);
    if (p.id !== undefined) return lines(p.name ?? p.id, [catalog.title("commodities", p.commodity), title]);
    const count = formatNumber(p.point_count, lang());
    const main = p.commodity && t("tiled.mostly", { name: catalog.title("commodities", p.commodity) });
    return lines(t("tiled.count", { count: p.point_count, number: count }), [main, title]);
  }
}

const lines = (name, notes) => el("div", { class: "map-tip__body" }, el("strong", {}, name),
  notes.filter(Boolean).map((note) => el("span", {}, note)));
