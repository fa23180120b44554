// Short messages above the map: what was done, what went wrong and how to try again.
import { closeButton } from "./parts.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";

const SHOWN_MS = 3500;

/** One notice at a time, announced to assistive technology. */
export class Notices {
  #host;
  #timer = 0;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    host.setAttribute("role", "status");
  }

  /**
   * @param {string} text
   * @param {{extra?: Node | null, stays?: boolean}} [options]
   */
  tell(text, { extra = null, stays = false } = {}) {
    this.#show(el("div", { class: "notice", dataset: { testid: "notice" } }, el("span", {}, text), extra,
      stays && closeButton(null, () => this.clear())));
    if (!stays) this.#timer = setTimeout(() => this.clear(), SHOWN_MS);
  }

  /** A failure that stays until it is tried again. */
  fail(text, retry) {
    this.#show(el("div", { class: "notice notice--error", role: "alert", dataset: { testid: "error" } },
      el("span", {}, text), this.#action(t("error.retry"), "retry", retry)));
  }

  /** Nothing to see, and the way back. */
  empty(text, action, onAction) {
    this.#show(el("div", { class: "notice", dataset: { testid: "empty" } }, el("span", {}, text),
      this.#action(action, "clear-filters", onAction)));
  }

  /** Takes the notice away; with a kind (`notice`, `error`, `empty`) only one of that kind. */
  clear(kind = null) {
    if (kind && this.#host.firstChild?.dataset.testid !== kind) return;
    clearTimeout(this.#timer);
    this.#host.replaceChildren();
  }

  #show(notice) {
    this.clear();
    this.#host.append(notice);
  }

  #action(label, testid, run) {
    const onclick = () => {
      this.clear();
      run();
    };
    return el("button", { class: "button", type: "button", dataset: { testid }, onclick }, label);
  }
}
