// The ways between the two ends that a view names, as the server finds them under the view's scenario.
import { getRoutes } from "../api.js";
import { scenarioParameters } from "../url-state.js";

const ROUTES = 4;

/** What a route depends on of a scenario: measures bind trade, not ships. */
const WAYS = ["scenario", "closed", "open", "transit-closed"];

/** Fires `change` when the search begins, finds or fails. */
export class RouteSearch extends EventTarget {
  #state;
  #asked = null;

  /** The routes found, the cheapest first: GeoJSON features, none where there is no way; null until then. @type {object[] | null} */
  routes = null;
  /** @type {Error | null} */ error = null;
  isSearching = false;

  /** Whether the person has asked for what is shown, and not a link. */
  isNew = false;

  /** @param {import("../state.js").State} state */
  constructor(state) {
    super();
    this.#state = state;
    state.on(["from", "to", "mode", "way"], () => (this.isNew = true));
    state.on(["from", "to", "mode", "assume", "panel"], () => this.#follow());
    this.#follow();
  }

  /** The route that the view has chosen. */
  get chosen() {
    return this.routes?.[Math.min(this.#state.view.way, this.routes.length - 1)] ?? null;
  }

  /** The parameters of `/supply/route` for the present view; null where an end is missing. */
  get parameters() {
    const { from, to, mode, assume } = this.#state.view;
    if (!from || !to) return null;
    const ways = Object.entries(scenarioParameters(assume)).filter(([name]) => WAYS.includes(name));
    return { from, to, ...(mode && { mode }), ...Object.fromEntries(ways) };
  }

  /** The parameters that ask for all the ways shown. */
  get allWays() {
    return { ...this.parameters, alternatives: ROUTES };
  }

  /** Asks again what failed. */
  retry() {
    this.#asked = null;
    this.#follow();
  }

  async #follow() {
    const parameters = this.#state.view.panel === "route" ? this.parameters : null;
    const key = parameters && JSON.stringify(parameters);
    if (key === this.#asked) return;
    this.#asked = key;
    this.#tell({ routes: null, error: null, isSearching: Boolean(key) });
    if (!key) return;
    try {
      const { features } = await getRoutes(this.allWays);
      // An answer that came late is of a question that nobody asks any more.
      if (key === this.#asked) this.#tell({ routes: features, isSearching: false });
    } catch (error) {
      if (key === this.#asked) this.#tell({ error, isSearching: false });
    }
  }

  #tell(news) {
    Object.assign(this, news);
    this.dispatchEvent(new Event("change"));
  }
}

/** Reads `103.8,1.26`; null where the text is no longitude and latitude. */
export function readPosition(text) {
  const numbers = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text)?.slice(1).map(Number);
  if (!numbers || Math.abs(numbers[0]) > 180 || Math.abs(numbers[1]) > 90) return null;
  return { lon: numbers[0], lat: numbers[1] };
}

/**
 * By what each of several routes is told from the others: the ids of the ports and passages that not all of them have.
 *
 * @param {object[]} routes
 * @returns {string[][]}
 */
export function waysApart(routes) {
  const places = routes.map(({ properties: { ports, passages } }) => [...ports, ...passages]);
  return places.map((own) => own.filter((id) => !places.every((other) => other.includes(id))));
}

/** A route as a feature that the map can draw as it draws corridors: each line knows whether it is land or sea. */
export function routeLine({ properties }, id) {
  const lines = properties.legs.flatMap(({ mode, geometry }) => geometry.coordinates.map((line) => ({ mode, line })));
  return {
    id,
    geometry: { type: "MultiLineString", coordinates: lines.map(({ line }) => line) },
    properties: { leg_modes: lines.map(({ mode }) => mode) },
  };
}
