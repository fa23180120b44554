// The upper edge of a drawer, which can be dragged or moved with the arrow keys.
import { el } from "../dom.js";
import { t } from "../i18n.js";

const LEAST = 120;
const LEFT_FOR_MAP = 220;
const STEP = 32;

/**
 * @param {HTMLElement} drawer
 * @param {() => void} onResize after its height has changed
 * @returns {HTMLElement} the edge
 */
export function dragHeight(drawer, onResize) {
  const most = () => Math.max(LEAST, window.innerHeight - LEFT_FOR_MAP);
  const set = (height) => {
    const within = Math.round(Math.max(LEAST, Math.min(most(), height)));
    drawer.style.setProperty("--drawer-height", `${within}px`);
    edge.setAttribute("aria-valuenow", within);
    edge.setAttribute("aria-valuemax", most());
  };
  const settle = (height) => {
    set(height);
    onResize();
  };
  const now = () => drawer.getBoundingClientRect().height;
  const edge = el("div", { class: "drawer__edge", role: "separator", tabindex: 0, "aria-orientation": "horizontal",
    "aria-label": t("drawer.resize"), "aria-valuemin": LEAST, "aria-valuemax": most(), "aria-valuenow": 280,
    dataset: { testid: "drawer-edge" },
    onkeydown: (event) => {
      const to = { ArrowUp: now() + STEP, ArrowDown: now() - STEP, Home: most(), End: LEAST }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      settle(to);
    },
    onpointerdown: (event) => {
      const [startY, startHeight] = [event.clientY, now()];
      const move = ({ clientY }) => set(startHeight + startY - clientY);
      edge.setPointerCapture(event.pointerId);
      edge.addEventListener("pointermove", move);
      edge.addEventListener("lostpointercapture", () => {
        edge.removeEventListener("pointermove", move);
        onResize();
      }, { once: true });
    } });
  return edge;
}
