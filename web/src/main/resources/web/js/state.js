// The one store. Whatever a link must reproduce lives here; see url-state.js for its written form.

/**
 * @typedef {object} View
 * @property {string[]} layers ids of the layers shown; `corridors:actual` is a layer cut to one kind
 * @property {{lon: number, lat: number}} center
 * @property {number} zoom
 * @property {string[]} commodity codes; empty means all
 * @property {string[]} country ISO 3166-1 alpha-3 codes; empty means all
 * @property {"light" | "dark" | null} theme null follows the system
 * @property {string | null} lang null follows the browser
 * @property {{layer: string, id: string} | null} select the feature whose detail is open
 */

/**
 * Holds a {@link View}; a change is announced once, with the names of what changed.
 *
 *     state.on(["commodity", "country"], ({ commodity }) => redraw(commodity));
 *     state.set({ commodity: ["lithium"] });
 */
export class State extends EventTarget {
  /** @type {View} */ #view;

  /** @param {View} view */
  constructor(view) {
    super();
    this.#view = Object.freeze({ ...view });
  }

  /** @returns {View} */
  get view() {
    return this.#view;
  }

  /** @param {Partial<View>} patch */
  set(patch) {
    const changed = Object.keys(patch).filter((key) => !same(patch[key], this.#view[key]));
    if (!changed.length) return;
    this.#view = Object.freeze({ ...this.#view, ...patch });
    this.dispatchEvent(new CustomEvent("change", { detail: { view: this.#view, changed } }));
  }

  /**
   * Calls back after every change of one of the keys.
   *
   * @param {string[]} keys
   * @param {(view: View, changed: string[]) => void} listener
   */
  on(keys, listener) {
    this.addEventListener("change", ({ detail: { view, changed } }) => {
      if (changed.some((key) => keys.includes(key))) listener(view, changed);
    });
  }

  /** Adds a value to a list of the view, or takes it out when it is there. */
  toggle(key, value) {
    const values = this.#view[key];
    this.set({ [key]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] });
  }
}

// View values are plain data, so that their JSON tells whether two are equal.
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
