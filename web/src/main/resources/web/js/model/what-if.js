// What follows from the scenarios of the view: the corridors under each, and the figures that the panel asks for.
import { Answers } from "./answers.js";
import { featuresUrl } from "../api.js";
import { NO_SCENARIO, isEmpty, writtenOut } from "./scenario.js";
import { scenarioParameters } from "../url-state.js";

/** The two sides of a comparison, as they are called in the view; alone it is the first. @type {("assume" | "versus")[]} */
export const SIDES = ["assume", "versus"];

/**
 * Fires `change` when there is news of the corridors or the named scenarios, and `failed` (detail: the ApiError).
 */
export class WhatIf extends EventTarget {
  #answers = new Answers();
  #corridors = { assume: null, versus: null };
  #asked = { assume: null, versus: null };
  #state;

  /** The scenarios that have a name, once they are here. @type {object[]} */
  named = [];

  /** @param {import("../state.js").State} state */
  constructor(state) {
    super();
    this.#state = state;
    state.on(["assume", "versus"], () => this.refresh());
    state.on(["panel"], ({ panel }) => panel === "what-if" && this.loadNamed());
  }

  /** @returns {("assume" | "versus")[]} the sides that are on the map: both while comparing */
  get sides() {
    return this.#state.view.versus ? SIDES : SIDES.slice(0, 1);
  }

  /** Whether anything is assumed, or compared. */
  get isOn() {
    const { assume, versus } = this.#state.view;
    return !isEmpty(assume) || versus !== null;
  }

  /** @returns {import("../state.js").Scenario} of a side, with what its name stands for */
  scenario(side) {
    return writtenOut(this.#state.view[side] ?? NO_SCENARIO, this.named);
  }

  /**
   * A corridor under the scenario of a side.
   *
   * @returns {object | undefined} nothing while it is loading, and where nothing is assumed
   */
  outcome(side, id) {
    return this.#corridors[side]?.get(id);
  }

  /** Loads what the scenarios of the view do to the corridors. */
  refresh() {
    if (this.isOn) this.loadNamed();
    return Promise.all(SIDES.map((side) => this.#loadCorridors(side)));
  }

  /** Asks again for what has failed. */
  retry() {
    this.loadNamed();
    return this.refresh();
  }

  /** Loads the scenarios that have a name, once. */
  async loadNamed() {
    if (this.named.length) return;
    try {
      this.named = (await this.ask("supply/scenarios")).scenarios;
    } catch (error) {
      this.#tell("failed", error);
      return;
    }
    this.#tell("change");
  }

  /**
   * The answer at an address; the same question is asked once.
   *
   * @param {string} url of figures or a layer
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>} rejects with an ApiError, or as the signal says
   */
  ask(url, signal) {
    return this.#answers.ask(url, signal);
  }

  // What a newer scenario has overtaken is dropped, and so is its failure.
  async #loadCorridors(side) {
    const scenario = this.#state.view[side] ?? NO_SCENARIO;
    const url = isEmpty(scenario) ? null : featuresUrl("corridors", scenarioParameters(scenario));
    if (url === (this.#asked[side]?.url ?? null)) return;
    this.#asked[side]?.abort.abort();
    const abort = new AbortController();
    this.#asked[side] = url && { url, abort };
    // The corridors of before stay until the new ones are here, so that the map does not flicker.
    if (!url) {
      this.#corridors[side] = null;
      this.#tell("change");
      return;
    }
    try {
      const { features } = await this.ask(url, abort.signal);
      if (abort.signal.aborted) return;
      this.#corridors[side] = new Map(features.map((feature) => [feature.id, feature]));
      this.#tell("change");
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#asked[side] = null;
      this.#corridors[side] = null;
      this.#tell("change");
      this.#tell("failed", error);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
