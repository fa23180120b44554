// The handle that divides the map while two scenarios are compared: dragged, or moved by the arrow keys.
import { el } from "../dom.js";
import { formatShare } from "../format.js";
import { lang, t } from "../i18n.js";

const STEP_PERCENT = 2;
const LEAST = 2;
const MOST = 98;

/**
 * @param {HTMLElement} host the map's frame
 * @param {import("../explorer.js").Explorer} explorer
 * @returns {HTMLElement}
 */
export function createSwipe(host, { state, whatIf }) {
  const handle = el("div", { class: "swipe__handle", role: "slider", tabindex: "0", "aria-label": t("what-if.swipe"),
    "aria-orientation": "horizontal", "aria-valuemin": LEAST, "aria-valuemax": MOST, dataset: { testid: "swipe" } });
  const swipe = el("div", { class: "swipe", hidden: true }, handle,
    el("span", { class: "swipe__side swipe__side--assume", "aria-hidden": "true" }, t("what-if.assume")),
    el("span", { class: "swipe__side swipe__side--versus", "aria-hidden": "true" }, t("what-if.versus")));
  const percent = () => state.view.split ?? 50;
  const move = (to) => state.set({ split: Math.round(Math.max(LEAST, Math.min(MOST, to)) * 10) / 10 });

  handle.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: percent() - STEP_PERCENT, ArrowDown: percent() - STEP_PERCENT, Home: LEAST, End: MOST,
      ArrowRight: percent() + STEP_PERCENT, ArrowUp: percent() + STEP_PERCENT }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(to);
  });
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", ({ pointerId, clientX }) => {
    if (!handle.hasPointerCapture(pointerId)) return;
    const { left, width } = host.getBoundingClientRect();
    move(((clientX - left) / width) * 100);
  });

  const update = () => {
    swipe.hidden = whatIf.sides.length < 2;
    swipe.style.left = `${percent()}%`;
    handle.setAttribute("aria-valuenow", String(Math.round(percent())));
    handle.setAttribute("aria-valuetext", formatShare(percent() / 100, lang()));
  };
  state.on(["versus", "split"], update);
  update();
  return swipe;
}
