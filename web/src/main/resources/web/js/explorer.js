// What is to be seen, worked out from the view and the data: the map, the panels and the table all ask here.
import { copies, intersects, parseArea } from "./model/area.js";
import { belongingsOf } from "./model/belongings.js";
import { MAPPED_LAYERS } from "./model/dataset.js";
import { countsBy } from "./model/filtering.js";
import { Filters, SELECTING } from "./model/filters.js";
import { Picking } from "./model/picking.js";
import { togglePassage } from "./model/scenario.js";
import { Table } from "./model/table.js";

/** Corridors are switched by kind; the ids are those of the `layers` parameter. */
export const CORRIDOR_KINDS = { "corridors:actual": "actual", "corridors:potential": "potential" };

/** The layers of a view that names none. */
export const DEFAULT_LAYERS = ["deposits", "processing-sites", "ports", "passages", "corridors:actual"];

/**
 * Answers questions about the present view. Fires `reveal` when a feature is to be brought into view, `point` when one is
 * pointed at (detail: layer and id, or null), and `scope` when what {@link Explorer#inScope} finds may have changed.
 */
export class Explorer extends EventTarget {
  #memo = new Map();
  #box = null;
  #pointed = null;
  #frame = 0;

  /** The tool that waits for a place to be clicked. */
  picking = new Picking();

  /**
   * @param {import("./state.js").State} state
   * @param {import("./model/catalog.js").Catalog} catalog
   * @param {import("./model/dataset.js").Dataset} dataset
   * @param {import("./model/what-if.js").WhatIf} whatIf
   */
  constructor(state, catalog, dataset, whatIf) {
    super();
    Object.assign(this, { state, catalog, dataset, whatIf });
    this.filters = new Filters(state, catalog);
    this.table = new Table(this);
    const forget = () => {
      this.#memo.clear();
      this.#tellScope();
    };
    state.on(["layers", ...SELECTING, "select", "within", "scope"], forget);
    dataset.addEventListener("loaded", forget);
    this.filters.custom.addEventListener("answer", forget);
    this.table.remote.addEventListener("loaded", forget);
    whatIf?.addEventListener("change", forget);
  }

  /** Calls back whenever what passes the filters may have changed. */
  onFilter(listener) {
    this.state.on(SELECTING, listener);
    this.dataset.addEventListener("loaded", listener);
    this.filters.custom.addEventListener("answer", listener);
    this.whatIf?.addEventListener("change", listener);
  }

  /** @param {[number, number, number, number]} box what the map shows: west, south, east, north */
  look(box) {
    if (this.#box?.join() === box.join()) return;
    this.#box = box;
    for (const key of this.#memo.keys()) if (key.startsWith("scope")) this.#memo.delete(key);
    this.#tellScope();
  }

  /** What the map shows; null where the table and the counts do not follow it. */
  get box() {
    return this.state.view.scope === "all" ? null : this.#box;
  }

  /** The area that was drawn. @returns {import("./model/area.js").Area | null} */
  get area() {
    return this.#remember("area", () => parseArea(this.state.view.within ?? ""));
  }

  /** @param {{layer: string, id: string} | null} feature */
  point(feature) {
    if (feature?.layer === this.#pointed?.layer && feature?.id === this.#pointed?.id) return;
    this.#pointed = feature;
    this.dispatchEvent(new CustomEvent("point", { detail: feature }));
  }

  /** @param {{layer: string, id: string} | null} select @param {{reveal?: boolean}} [options] */
  select(select, { reveal = false } = {}) {
    this.state.set({ select });
    if (!reveal || !select) return;
    const show = () => this.state.view.select === select && this.dispatchEvent(new CustomEvent("reveal", { detail: select }));
    if (this.comesSingly(select.layer)) this.dataset.loadFeature(select.layer, select.id).then(show);
    else show();
  }

  /**
   * What a click on a mark means: it is chosen, but a passage is closed or opened while the what-if is open.
   *
   * @param {{layer: string, id: string}} select
   * @param {"assume" | "versus"} side of the map on which the mark lies
   */
  pick(select, side) {
    const { panel, select: chosen, [side]: scenario } = this.state.view;
    const passage = panel === "what-if" && !chosen && select.layer === "passages" && this.dataset.feature("passages", select.id);
    if (passage) this.state.set({ [side]: togglePassage(scenario, passage, this.whatIf.named) });
    else this.select(select);
  }

  /** Whether a layer, or a kind of corridor, is switched on. */
  isOn(id) {
    const { layers } = this.state.view;
    return layers.includes(id) || (id in CORRIDOR_KINDS && layers.includes("corridors"));
  }

  /** Whether features of a layer come one by one, when they are chosen. */
  comesSingly(id) {
    return !MAPPED_LAYERS.includes(id) && id !== "countries" && !this.dataset.has(id) && Boolean(this.catalog.layer(id));
  }

  /** @returns {object[]} the definitions of the layers drawn from tiles that are switched on */
  tiledOn() {
    return this.catalog.tiled().filter(({ id }) => this.isOn(id));
  }

  /** Switches a layer or a kind of corridor; `corridors` in a link stands for both kinds. */
  toggle(id) {
    const both = Object.keys(CORRIDOR_KINDS);
    const layers = this.state.view.layers.flatMap((layer) => (layer === "corridors" ? both : [layer]));
    this.state.set({ layers: layers.includes(id) ? layers.filter((layer) => layer !== id) : [...layers, id] });
  }

  /** @returns {Map<string, object[]>} the features to draw, by layer */
  visible() {
    return this.#remember("visible", () => new Map(MAPPED_LAYERS.map((layer) => [layer, this.#visibleOf(layer)])));
  }

  /** Features that pass the filters, whether their layer is on or not. */
  filtered(layerId) {
    return this.#remember(`filtered ${layerId}`, () => this.#passing(layerId));
  }

  /**
   * What the table and the counts are of: what passes the filters, is in view and in the area that was drawn; of
   * corridors only the kinds that are on.
   *
   * @param {string} layerId
   * @param {string | null} [except] a field whose conditions do not count, so that its other values can be counted
   */
  inScope(layerId, except = null) {
    return this.#remember(`scope ${layerId} ${except}`, () => {
      const kind = this.onlyKind(layerId);
      const found = except ? this.#passing(layerId, { except }) : this.filtered(layerId);
      return this.#within(found.filter(({ properties }) => !kind || properties.kind === kind)
        .map((feature) => this.#assumed(layerId, feature)));
    });
  }

  /** All features of a layer that is in the page; corridors as the what-if has them. */
  features(layerId) {
    return this.dataset.features(layerId).map((feature) => this.#assumed(layerId, feature));
  }

  /** How many features of the layers carry each commodity or country, with the other filters applied. */
  counts(parameter, layerIds) {
    return this.#remember(`scope counts ${parameter} ${layerIds}`, () => {
      const total = new Map();
      for (const id of layerIds.filter((layer) => this.catalog.layer(layer))) {
        const features = this.#within(this.#passing(id, { view: { ...this.state.view, [parameter]: [] } }));
        for (const [value, count] of countsBy(parameter, this.catalog.layer(id), features)) {
          total.set(value, (total.get(value) ?? 0) + count);
        }
      }
      return total;
    });
  }

  /** What belongs to the chosen feature. @returns {import("./model/belongings.js").Belongings} */
  focus() {
    return this.#remember("focus", () => belongingsOf(this.dataset, this.state.view.select));
  }

  /** Commodities that a deposit or a corridor is about, and the groups of these; the others are by-products. */
  mainCommodities() {
    return this.#remember("main", () => {
      const main = new Set(["deposits", "corridors"].flatMap((layer) => this.dataset.features(layer))
        .map(({ properties }) => properties.commodity));
      for (const code of [...main]) main.add(this.catalog.entry("commodities", code)?.group || code);
      return main;
    });
  }

  #visibleOf(layer) {
    const own = this.focus().kept;
    const { select } = this.state.view;
    const isFocus = ({ id }) => own.has(`${layer}/${id}`) || (select?.layer === layer && select.id === id);
    if (layer === "corridors") {
      const kinds = Object.entries(CORRIDOR_KINDS).filter(([id]) => this.isOn(id)).map(([, kind]) => kind);
      return this.filtered(layer).filter(({ properties }) => kinds.includes(properties.kind));
    }
    const shown = this.isOn(layer) ? this.filtered(layer) : [];
    const missing = this.dataset.features(layer).filter(isFocus).filter((feature) => !shown.includes(feature));
    return [...shown, ...missing];
  }

  #passing(layerId, options = {}) {
    const layer = this.catalog.layer(layerId);
    if (!layer) return [];
    return this.filters.passing(layer, this.dataset.features(layerId),
      { ...options, assumed: (feature) => this.#assumed(layerId, feature) });
  }

  #assumed(layerId, feature) {
    return (layerId === "corridors" && this.whatIf?.outcome("assume", feature.id)) || feature;
  }

  // A table without geometry is everywhere.
  #within(features) {
    const areas = this.#remember("scope areas", () => {
      const [west, south, east, north] = this.box ?? [];
      return [this.area, this.box && { west, south, east, north }].filter(Boolean).map(copies);
    });
    return features.filter(({ geometry }) => !geometry || areas.every((rings) => intersects(rings, geometry)));
  }

  /** The one kind of corridors that is on; null where none is told apart. */
  onlyKind(layerId) {
    const on = layerId === "corridors" ? Object.keys(CORRIDOR_KINDS).filter((id) => this.isOn(id)) : [];
    return on.length === 1 ? CORRIDOR_KINDS[on[0]] : null;
  }

  #tellScope() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.dispatchEvent(new Event("scope")));
  }

  #remember(key, compute) {
    if (!this.#memo.has(key)) this.#memo.set(key, compute());
    return this.#memo.get(key);
  }
}
