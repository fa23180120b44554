// On a phone the panels share one sheet at the bottom with three heights; on a wide screen they stand beside the map and
// this has nothing to do.
import { el } from "../dom.js";
import { t } from "../i18n.js";

const HEIGHTS = ["peek", "half", "full"];
const NARROW = matchMedia("(max-width: 720px)");

/** Moves the sheet by its grip: a drag, a tap or the keyboard. */
export class Sheet {
  #sheet;
  #grip;
  #dragged = false;

  /**
   * @param {HTMLElement} sheet
   * @param {HTMLElement} gripHost
   */
  constructor(sheet, gripHost) {
    this.#sheet = sheet;
    this.#grip = el("button", { class: "sheet__handle", type: "button", dataset: { testid: "sheet-grip" } });
    gripHost.append(this.#grip);
    this.#grip.addEventListener("click", () => {
      // The click that ends a drag is not a tap.
      if (!this.#dragged) this.set(HEIGHTS[(HEIGHTS.indexOf(this.height) + 1) % HEIGHTS.length]);
    });
    this.#grip.addEventListener("pointerdown", (event) => this.#drag(event));
    this.set("peek");
  }

  /** @returns {boolean} whether the screen is narrow enough for a sheet */
  static get isUsed() {
    return NARROW.matches;
  }

  /** @returns {"peek" | "half" | "full"} */
  get height() {
    return this.#sheet.dataset.height;
  }

  /** The height it will have once it has come to rest, in pixels; 0 on a wide screen. */
  get pixels() {
    if (!Sheet.isUsed) return 0;
    const share = { peek: 76, half: window.innerHeight * 0.48, full: window.innerHeight * 0.85 };
    return share[this.height];
  }

  /** @param {"peek" | "half" | "full"} height */
  set(height) {
    this.#sheet.dataset.height = height;
    this.#grip.setAttribute("aria-label", t(`sheet.${height}`));
    this.#sheet.parentElement.dataset.sheet = height;
  }

  #drag(event) {
    const startY = event.clientY;
    const startHeight = this.#sheet.getBoundingClientRect().height;
    const layout = this.#sheet.parentElement;
    this.#dragged = false;
    const move = ({ clientY }) => {
      this.#dragged ||= Math.abs(clientY - startY) > 6;
      if (this.#dragged) layout.style.setProperty("--sheet-height", `${startHeight + startY - clientY}px`);
    };
    const end = () => {
      this.#grip.removeEventListener("pointermove", move);
      this.#grip.removeEventListener("pointerup", end);
      this.#grip.removeEventListener("pointercancel", end);
      if (!this.#dragged) return;
      const reached = this.#sheet.getBoundingClientRect().height / window.innerHeight;
      layout.style.removeProperty("--sheet-height");
      this.set(reached < 0.28 ? "peek" : reached < 0.62 ? "half" : "full");
    };
    this.#grip.setPointerCapture(event.pointerId);
    this.#grip.addEventListener("pointermove", move);
    this.#grip.addEventListener("pointerup", end);
    this.#grip.addEventListener("pointercancel", end);
  }
}
