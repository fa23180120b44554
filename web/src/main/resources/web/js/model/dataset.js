// The features that have arrived so far.
import { getFeature, getFeatures, getItems } from "../api.js";

/** The layers the map can draw, in drawing and search order. */
export const MAPPED_LAYERS = ["deposits", "processing-sites", "passages", "ports", "corridors"];

/** How many features a layer may have to be loaded as a whole, where the map does not need it anyway. */
const MOST_HELD = 5000;

/** How many rows of a table one feature may have. */
const MOST_RELATED = 200;

/** Whether a layer comes into the page as a whole. */
export const isHeld = ({ id, count }) => MAPPED_LAYERS.includes(id) || count <= MOST_HELD;

/**
 * Loads layers and keeps them. Fires `loaded` (detail: layer id), `failed` (detail: `{ layerId, error }`), `retrying`, and
 * `edited` (detail: layer id) when a layer is not what it was.
 */
export class Dataset extends EventTarget {
  #byLayer = new Map();
  #failed = new Set();
  #single = new Map();
  #loading = new Map();
  #related = new Map();

  /** Loads those layers of the list that are not here yet; never rejects, a failure is an event. */
  async load(layerIds) {
    await Promise.all(layerIds.filter((id) => !this.#byLayer.has(id)).map((id) => {
      if (!this.#loading.has(id)) this.#loading.set(id, this.#loadOne(id).finally(() => this.#loading.delete(id)));
      return this.#loading.get(id);
    }));
  }

  /** Tries again what failed. */
  retry() {
    const layerIds = [...this.#failed];
    this.#failed.clear();
    this.dispatchEvent(new Event("retrying"));
    return this.load(layerIds);
  }

  /** Loads anew what is here of a layer, one of whose features was edited; never rejects. */
  async reload(layerId, id) {
    this.#single.delete(`${layerId}/${id}`);
    for (const key of this.#related.keys()) if (key.startsWith(`${layerId}?`)) this.#related.delete(key);
    if (this.#byLayer.has(layerId)) await this.#loadOne(layerId);
    // What failed is tried again with all that is missing.
    if (this.#failed.has(layerId)) this.#byLayer.delete(layerId);
    this.dispatchEvent(new CustomEvent("edited", { detail: layerId }));
  }

  /** Loads one country, whose outline is not worth having for all of them; rejects with an ApiError. */
  async loadCountry(code) {
    const { features } = await getFeatures("countries", { country: code });
    const known = this.#byLayer.get("countries") ?? { features: [], byId: new Map() };
    for (const feature of features) known.byId.set(feature.id, feature);
    this.#byLayer.set("countries", known);
  }

  /**
   * Loads one feature of a layer that is not loaded as a whole; tells `loaded` when it has come or there is none.
   *
   * @returns {Promise<object | null>} null where there is none
   */
  loadFeature(layerId, id) {
    const key = `${layerId}/${id}`;
    if (!this.#single.has(key)) {
      const loading = getFeature(layerId, id).then((feature) => {
        this.#single.set(key, feature);
        this.dispatchEvent(new CustomEvent("loaded", { detail: layerId }));
        return feature;
      }, (error) => {
        const isMissing = error.status === 404;
        if (isMissing) this.#single.set(key, null);
        else this.#single.delete(key);
        if (isMissing) this.dispatchEvent(new CustomEvent("loaded", { detail: layerId }));
        else this.dispatchEvent(new CustomEvent("failed", { detail: { layerId, error } }));
        return null;
      });
      this.#single.set(key, loading);
    }
    return Promise.resolve(this.#single.get(key));
  }

  /**
   * The rows of a table that are about a feature. They are asked for when they are first wanted, and `loaded` tells when they
   * have come.
   *
   * @param {{id: string, geometry: string | null}} layer the definition of the table
   * @param {Record<string, string>} about as in `/ogc/collections/{id}/items`
   * @returns {object[]} none while they are under way
   */
  related(layer, about) {
    const key = `${layer.id}?${JSON.stringify(about)}`;
    if (!this.#related.has(key)) {
      this.#related.set(key, []);
      getItems(layer, { ...about, limit: MOST_RELATED }, { isQuiet: true }).then(({ features }) => {
        this.#related.set(key, features);
        if (features.length) this.dispatchEvent(new CustomEvent("loaded", { detail: layer.id }));
      }, (error) => {
        this.#related.delete(key);
        this.dispatchEvent(new CustomEvent("failed", { detail: { layerId: layer.id, error } }));
      });
    }
    return this.#related.get(key);
  }

  async #loadOne(layerId) {
    try {
      const { features } = await getFeatures(layerId);
      this.#byLayer.set(layerId, { features, byId: new Map(features.map((feature) => [feature.id, feature])) });
    } catch (error) {
      this.#failed.add(layerId);
      this.dispatchEvent(new CustomEvent("failed", { detail: { layerId, error } }));
      return;
    }
    this.dispatchEvent(new CustomEvent("loaded", { detail: layerId }));
  }

  /** @returns {object[]} */
  features(layerId) {
    return this.#byLayer.get(layerId)?.features ?? [];
  }

  /** @returns {object | undefined} */
  feature(layerId, id) {
    return this.#byLayer.get(layerId)?.byId.get(id) ?? this.#loaded(layerId, id) ?? undefined;
  }

  /** Whether a single feature was asked for and there is none. */
  isMissing(layerId, id) {
    return this.#loaded(layerId, id) === null;
  }

  #loaded(layerId, id) {
    const feature = this.#single.get(`${layerId}/${id}`);
    return feature instanceof Promise ? undefined : feature;
  }

  /** @returns {boolean} */
  has(layerId) {
    return this.#byLayer.has(layerId);
  }

  /** @returns {string[]} layers whose last try failed */
  get failed() {
    return [...this.#failed];
  }

  /** The layer and feature an id belongs to, wherever it is. */
  locate(id) {
    for (const layer of MAPPED_LAYERS) {
      const feature = this.feature(layer, id);
      if (feature) return { layer, feature };
    }
    return undefined;
  }

  /** The corridors that leave and reach a deposit, plant, port, strait or country. */
  corridorsOf(id) {
    const touches = ({ properties: p }, end) => p[`${end}_id`] === id || p[`${end}_site`] === id;
    const starts = (corridor) => touches(corridor, "from") || corridor.properties.from_country === id;
    const ends = (corridor) => touches(corridor, "to") || corridor.properties.to_country === id;
    const all = this.features("corridors");
    return {
      leaving: all.filter((corridor) => starts(corridor) && !ends(corridor)),
      arriving: all.filter((corridor) => ends(corridor) && !starts(corridor)),
      within: all.filter((corridor) => starts(corridor) && ends(corridor)),
      passing: all.filter((corridor) => {
        const { passages, ports, from_site: from, to_site: to } = corridor.properties;
        return from !== id && to !== id && [passages, ports].some((ids) => ids?.includes(id));
      }),
    };
  }
}
