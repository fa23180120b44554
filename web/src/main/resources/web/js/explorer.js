// What is to be seen, worked out from the view and the data: the map, the panels and later the table all ask here.
import { countsBy, matching } from "./model/filtering.js";
import { MAPPED_LAYERS } from "./model/dataset.js";
import { togglePassage } from "./model/scenario.js";

/** Corridors are switched by kind; the ids are those of the `layers` parameter. */
export const CORRIDOR_KINDS = { "corridors:actual": "actual", "corridors:potential": "potential" };

/** The layers of a view that names none. */
export const DEFAULT_LAYERS = ["deposits", "processing-sites", "ports", "passages", "corridors:actual"];

/** Answers questions about the present view; fires `reveal` when a feature is to be brought into view. */
export class Explorer extends EventTarget {
  #memo = new Map();
  #taker = null;

  /**
   * @param {import("./state.js").State} state
   * @param {import("./model/catalog.js").Catalog} catalog
   * @param {import("./model/dataset.js").Dataset} dataset
   * @param {import("./model/what-if.js").WhatIf} whatIf
   */
  constructor(state, catalog, dataset, whatIf) {
    super();
    Object.assign(this, { state, catalog, dataset, whatIf });
    state.on(["layers", "commodity", "country", "select"], () => this.#memo.clear());
    dataset.addEventListener("loaded", () => this.#memo.clear());
  }

  /** @param {{layer: string, id: string} | null} select @param {{reveal?: boolean}} [options] */
  select(select, { reveal = false } = {}) {
    this.state.set({ select });
    if (!reveal || !select) return;
    const show = () => this.dispatchEvent(new CustomEvent("reveal", { detail: select }));
    if (this.isTiled(select.layer)) this.dataset.loadFeature(select.layer, select.id).then(show);
    else show();
  }

  /**
   * Lets a tool take the next place that is clicked, in place of choosing what is there; null ends that.
   *
   * @param {{taken: (place: string) => void, ended: () => void} | null} taker gets `lon,lat` or the id of a feature
   */
  pickPlace(taker) {
    this.#taker?.ended();
    this.#taker = taker;
    this.dispatchEvent(new Event("picking"));
  }

  /** @returns {boolean} */
  get isPicking() {
    return this.#taker !== null;
  }

  /** Gives a clicked place to the tool that waits for one. @returns {boolean} whether there was one */
  give(place) {
    const taker = this.#taker;
    if (!taker) return false;
    this.pickPlace(null);
    taker.taken(place);
    return true;
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

  /** Whether a layer is drawn from tiles, and its features loaded one by one. */
  isTiled(id) {
    return this.catalog.tiled().some((layer) => layer.id === id);
  }

  /** @returns {object[]} the definitions of the layers drawn from tiles that are switched on */
  tiledOn() {
    return this.catalog.tiled().filter(({ id }) => this.isOn(id));
  }

  /** What the tiles of a layer are asked with: the filters that it knows, and the properties that the map shows. */
  tileParameters({ fields }) {
    const { view } = this.state;
    const filters = ["commodity", "country"]
      .filter((name) => view[name].length && fields.some(({ parameter }) => parameter === name))
      .map((name) => [name, view[name].join(",")]);
    const shown = ["name", "commodity", "commodities"].filter((name) => fields.some((field) => field.name === name));
    return Object.fromEntries([...filters, ...(shown.length ? [["properties", shown.join(",")]] : [])]);
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
    return this.#remember(`filtered ${layerId}`, () => this.#filter(layerId, this.state.view));
  }

  /** How many features of the layers carry each commodity or country, with the other filter applied. */
  counts(parameter, layerIds) {
    return this.#remember(`counts ${parameter} ${layerIds}`, () => {
      const total = new Map();
      for (const id of layerIds.filter((layer) => this.catalog.layer(layer))) {
        const features = this.#filter(id, { ...this.state.view, [parameter]: [] });
        for (const [value, count] of countsBy(parameter, this.catalog.layer(id), features)) {
          total.set(value, (total.get(value) ?? 0) + count);
        }
      }
      return total;
    });
  }

  /**
   * What belongs to the chosen feature: its corridors at full strength; for a corridor its ends, ports and straits.
   *
   * @returns {{corridors: Set<string>, kept: Set<string>, named: Set<string>}} keys `layer/id` of marks kept from
   *   clusters, and of those that get a name
   */
  focus() {
    return this.#remember("focus", () => {
      const { select } = this.state.view;
      const kept = new Set();
      const named = new Set();
      if (!select) return { corridors: new Set(), kept, named };
      if (select.layer !== "corridors") {
        const all = Object.values(this.dataset.corridorsOf(select.id)).flat();
        return { corridors: new Set(all.map(({ id }) => id)), kept, named };
      }
      const properties = this.dataset.feature("corridors", select.id)?.properties;
      if (!properties) return { corridors: new Set(), kept, named };
      const ends = [properties.from_site, properties.to_site];
      for (const id of [...ends, ...(properties.ports ?? []), ...(properties.passages ?? [])]) {
        const found = id && this.dataset.locate(id);
        if (!found) continue;
        kept.add(`${found.layer}/${id}`);
        if (found.layer !== "passages") named.add(`${found.layer}/${id}`);
      }
      return { corridors: new Set([select.id]), kept, named };
    });
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

  // Ports and straits have no commodity, and a strait no country, so those filters leave them as they are.
  #filter(layerId, { commodity, country }) {
    const layer = this.catalog.layer(layerId);
    if (!layer) return [];
    return matching(layer, this.dataset.features(layerId), {
      commodities: this.catalog.expand(commodity), countries: new Set(country),
    });
  }

  #remember(key, compute) {
    if (!this.#memo.has(key)) this.#memo.set(key, compute());
    return this.#memo.get(key);
  }
}
