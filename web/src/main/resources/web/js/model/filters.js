// What is filtered by: commodity, country and the conditions of the filter, as they apply to each layer.
import { concerns, holds, inFieldsOf, isAlike, parseFilter, withCondition, writeFilter } from "./conditions.js";
import { CustomFilters } from "./custom-filters.js";
import { matching } from "./filtering.js";

/** What of the view filters features. */
export const SELECTING = ["commodity", "country", "filter"];

/** Answers for the present view; what the server says of filters that only it understands comes with `custom`. */
export class Filters {
  #state;
  #catalog;
  #parsed = { text: null, conditions: [] };

  custom = new CustomFilters();

  /**
   * @param {import("../state.js").State} state
   * @param {import("./catalog.js").Catalog} catalog
   */
  constructor(state, catalog) {
    [this.#state, this.#catalog] = [state, catalog];
  }

  /** @returns {import("./conditions.js").Condition[]} */
  get conditions() {
    const { filter } = this.#state.view;
    if (filter !== this.#parsed.text) this.#parsed = { text: filter, conditions: parseFilter(filter) };
    return this.#parsed.conditions;
  }

  /** Adds a condition, in the place of that of the same field; an empty one takes it away. */
  set(condition) {
    this.#state.set({ filter: this.textWith(condition) });
  }

  /** The filter as it would be with a condition. @returns {string | null} */
  textWith(condition) {
    return writeFilter(withCondition(this.conditions, condition));
  }

  /** Takes a condition away. */
  remove(condition) {
    this.#state.set({ filter: writeFilter(this.conditions.filter((other) => !isAlike(other, condition))) });
  }

  /** Shows everything again, everywhere. */
  clear() {
    this.#state.set({ commodity: [], country: [], filter: null, within: null });
  }

  /** The conditions that concern a layer, in the fields that it has for them. */
  conditionsFor(layer) {
    return this.conditions.flatMap((condition) => inFieldsOf(layer, condition))
      .filter((condition) => concerns(condition, layer, this.#catalog));
  }

  /**
   * Features of a layer that pass.
   *
   * @param {object} layer its definition
   * @param {object[]} features
   * @param {{view?: import("../state.js").View, except?: string | null, assumed?: (feature: object) => object}} [options]
   *   `except` is a field whose conditions do not count; `assumed` gives what a what-if makes of a feature
   */
  passing(layer, features, { view = this.#state.view, except = null, assumed = (feature) => feature } = {}) {
    // Ports and straits have no commodity, and a strait no country, so those filters leave them as they are.
    const found = matching(layer, features, {
      commodities: this.#catalog.expand(view.commodity), countries: new Set(view.country),
    });
    const conditions = this.conditionsFor(layer).filter(({ field }) => !except || field !== except);
    if (!conditions.length) return found;
    return found.filter((feature) => conditions.every((condition) => ("text" in condition
      ? this.custom.finds(layer, condition.text, feature.id) : holds(condition, assumed(feature).properties))));
  }

  /** What the tiles of a layer are asked with: the filters that it knows, and the properties that the map shows. */
  tileParameters(layer) {
    const { view } = this.#state;
    const filter = writeFilter(this.conditionsFor(layer));
    const filters = ["commodity", "country"]
      .filter((name) => view[name].length && layer.fields.some(({ parameter }) => parameter === name))
      .map((name) => [name, view[name].join(",")]);
    const shown = ["name", "commodity", "commodities"].filter((name) => layer.fields.some((field) => field.name === name));
    return Object.fromEntries([...filters, ...(filter ? [["filter", filter]] : []), ...(shown.length ? [["properties", shown.join(",")]] : [])]);
  }
}
