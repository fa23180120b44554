// Filters in CQL2 that are more than the interface can say: the server tells which features they leave.
import { getItems } from "../api.js";

const MOST = 10_000;

/** Whether an error says of a filter itself that the server cannot apply it, and will not by being asked again. */
export const isVerdict = ({ status }) => status >= 400 && status < 500;

/** Fires `answer` when the server has answered; `failed` (detail: the ApiError) when it cannot. */
export class CustomFilters extends EventTarget {
  #answers = new Map();

  /**
   * Whether the server finds a feature by a filter. Asks it where it has not been asked; until it has answered nothing
   * is found, and where it cannot answer nothing is left out.
   *
   * @param {object} layer a layer definition
   * @param {string} text CQL2
   * @param {string} id
   */
  finds(layer, text, id) {
    const key = `${layer.id} ${text}`;
    if (!this.#answers.has(key)) this.#ask(key, layer, text);
    const { ids, error } = this.#answers.get(key);
    return error ? true : ids?.has(id) ?? false;
  }

  /** Why the server could not apply a filter; null where it could, or has not answered yet. */
  errorOf(text) {
    for (const [key, { error }] of this.#answers) if (error && key.endsWith(` ${text}`)) return error;
    return null;
  }

  /** Asks again where the server has not been reached, or could not answer. */
  retry() {
    for (const [key, { error }] of this.#answers) if (error && !isVerdict(error)) this.#answers.delete(key);
    this.dispatchEvent(new Event("answer"));
  }

  async #ask(key, layer, text) {
    const answer = { ids: null, error: null };
    this.#answers.set(key, answer);
    try {
      const { features } = await getItems(layer, { filter: text, properties: "name", limit: MOST });
      answer.ids = new Set(features.map(({ id }) => id));
    } catch (error) {
      answer.error = error;
      this.dispatchEvent(new CustomEvent("failed", { detail: error }));
    }
    this.dispatchEvent(new Event("answer"));
  }
}
