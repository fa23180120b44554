// Which slide a story is at, and its going on by itself. Fires `change` when either is another.

export class Player extends EventTarget {
  #durations;
  #timer = null;
  #at = 0;

  /** @param {number[]} durations of the slides, in seconds */
  constructor(durations) {
    super();
    this.#durations = durations;
  }

  /** The number of the slide, from 0. */
  get at() {
    return this.#at;
  }

  get isPlaying() {
    return this.#timer !== null;
  }

  /** Goes to a slide, or to the one nearest to a number that there is none of. */
  goTo(number) {
    const at = Math.max(0, Math.min(this.#durations.length - 1, number));
    if (at === this.#at) return;
    this.#at = at;
    if (this.isPlaying) this.#wait();
    this.#tell();
  }

  /** Plays from here, from the beginning at the end, or pauses. */
  toggle() {
    if (this.isPlaying) {
      this.pause();
      return;
    }
    if (this.#at === this.#durations.length - 1) this.#at = 0;
    this.#wait();
    this.#tell();
  }

  pause() {
    if (!this.isPlaying) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell();
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#at === this.#durations.length - 1) this.pause();
      else this.goTo(this.#at + 1);
    }, this.#durations[this.#at] * 1000);
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}
