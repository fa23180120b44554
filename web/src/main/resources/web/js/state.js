// The one store. Whatever a link must reproduce lives here; see url-state.js for its written form.

/**
 * What is assumed to happen; see model/scenario.js.
 *
 * @typedef {object} Scenario
 * @property {string | null} scenario id of a named scenario, to which the others add
 * @property {string | null} at the day whose measures bind, as 2025-10-10
 * @property {string[]} closed ids of passages
 * @property {string[]} open ids of arctic passages
 * @property {string[]} transitClosed ISO 3166-1 alpha-3 codes of countries that goods do not cross
 * @property {string[]} ban as CHN:rare-earths:*
 */

/**
 * @typedef {object} View
 * @property {string[]} layers ids of the layers shown; `corridors:actual` is a layer cut to one kind
 * @property {{lon: number, lat: number}} center
 * @property {number} zoom
 * @property {[number, number, number, number] | null} bbox west, south, east, north that a link asks for; the map turns
 *   it into centre and zoom
 * @property {string[]} commodity codes; empty means all
 * @property {string[]} country ISO 3166-1 alpha-3 codes; empty means all
 * @property {string | null} filter CQL2 text, for the layers that have its properties; see model/conditions.js
 * @property {string | null} within an area that was drawn, as model/area.js writes it; the table and the counts are of it
 * @property {"all" | null} scope what the table and the counts are of: null follows the map, all is everywhere
 * @property {Scenario} assume
 * @property {Scenario | null} versus the scenario to compare with; null compares with nothing
 * @property {number | null} split how far from the left the map is divided while comparing, in per cent; null in the middle
 * @property {string | null} importer a country or bloc through whose eyes the figures are seen
 * @property {"what-if" | "route" | null} panel what the right column shows while no feature is chosen
 * @property {"table" | "timeline" | null} drawer what is open below the map
 * @property {string | null} table the layer in the table, and whose fields the filters show; null is the deposits
 * @property {string | null} sortby the field that orders the table, with `-` before it from the most to the least
 * @property {string | null} from where a route begins: `lon,lat` or an id
 * @property {string | null} to where it ends
 * @property {"sea" | "land" | null} mode how it goes; null means either
 * @property {number} way which of the ways found is shown, the cheapest being 0
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

  /**
   * Asks the map to go to a view, as a link to it would, in a step that Back undoes.
   *
   * @param {View} view
   */
  goTo(view) {
    this.dispatchEvent(new CustomEvent("go", { detail: view }));
  }

  /** Adds a value to a list of the view, or takes it out when it is there. */
  toggle(key, value) {
    const values = this.#view[key];
    this.set({ [key]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] });
  }
}

// View values are plain data, so that their JSON tells whether two are equal.
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
