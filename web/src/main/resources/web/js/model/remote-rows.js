// The rows of a layer that is too large to be in the page: the server chooses and sorts them.
import { getFeatures } from "../api.js";

const PAUSE_MS = 150;

/** More rows are for a file. */
export const MOST_ROWS = 5000;

/** Fires `loaded` when rows have come, and `failed` (detail: the ApiError) when they cannot. */
export class RemoteRows extends EventTarget {
  #asked = null;
  #timer = 0;
  #abort = new AbortController();
  #features = [];
  #layerId = null;

  /** Whether the rows are those that were asked for last. */
  isCurrent = false;

  /**
   * The rows that have come last for a layer; asks for others where the parameters are others.
   *
   * @param {string} layerId
   * @param {Record<string, string>} parameters of `/layers/{id}.geojson`
   * @returns {object[]}
   */
  of(layerId, parameters) {
    const key = JSON.stringify([layerId, parameters]);
    if (key !== this.#asked) {
      this.#asked = key;
      this.isCurrent = false;
      clearTimeout(this.#timer);
      this.#abort.abort();
      this.#abort = new AbortController();
      this.#timer = setTimeout(() => this.#load(layerId, parameters), PAUSE_MS);
    }
    return this.#layerId === layerId ? this.#features : [];
  }

  async #load(layerId, parameters) {
    const { signal } = this.#abort;
    try {
      const { features } = await getFeatures(layerId, { ...parameters, limit: MOST_ROWS }, { signal });
      if (signal.aborted) return;
      [this.#features, this.#layerId, this.isCurrent] = [features, layerId, true];
      this.dispatchEvent(new Event("loaded"));
    } catch (error) {
      if (signal.aborted) return;
      this.#asked = null;
      this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    }
  }
}
