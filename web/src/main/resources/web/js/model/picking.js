// A tool that waits for a place: the next one that is clicked is given to it, in place of choosing what is there.

/**
 * @typedef {{taken: (place: string) => void, ended: () => void}} Taker gets `lon,lat` or the id of a feature
 */

/** Fires `change` when a tool begins to wait, and when it does no more. */
export class Picking extends EventTarget {
  #taker = null;

  /** Whether a tool waits. */
  get isOn() {
    return this.#taker !== null;
  }

  /** Lets a tool take the next place, where another waits in its stead. @param {Taker} taker */
  begin(taker) {
    this.#replace(taker);
  }

  /** Waits no more. */
  end() {
    if (this.#taker) this.#replace(null);
  }

  /** Gives a place to the tool that waits for one. @param {string} place @returns {boolean} whether there was one */
  give(place) {
    const taker = this.#taker;
    if (!taker) return false;
    this.end();
    taker.taken(place);
    return true;
  }

  #replace(taker) {
    this.#taker?.ended();
    this.#taker = taker;
    this.dispatchEvent(new Event("change"));
  }
}
