// The handle of a day on the axis: dragged, or moved by the keys by a day or a month.
import { el } from "../../dom.js";
import { formatDate } from "../../format.js";
import { lang, t } from "../../i18n.js";
import { FIRST_DAY, LAST_DAY, addMonths, dateOf, dayAt, dayNumber, positionOf } from "../../model/timeline.js";

// A day is a step that Back undoes, and not each day that the keys or a drag pass.
const SETTLED_MS = 250;

/**
 * @param {HTMLElement} plot the element that the axis covers
 * @param {{label: string, letter: string | null, testid: string, onChange: (date: string) => void}} options
 * @returns {{element: HTMLElement, show: (date: string | null) => void}}
 */
export function createDayHandle(plot, { label, letter, testid, onChange }) {
  let day = null;
  let timer = 0;
  const handle = el("div", { class: "day-handle", role: "slider", tabindex: "0", "aria-label": label,
    "aria-valuemin": FIRST_DAY, "aria-valuemax": LAST_DAY, dataset: { testid } }, letter);

  const draw = () => {
    const at = day ?? LAST_DAY;
    handle.classList.toggle("day-handle--none", day === null);
    handle.style.left = `${positionOf(at) * 100}%`;
    handle.setAttribute("aria-valuenow", String(at));
    handle.setAttribute("aria-valuetext", day === null ? t("timeline.noDay") : formatDate(dateOf(day), lang()));
    handle.title = handle.getAttribute("aria-valuetext");
  };
  const move = (to) => {
    day = Math.max(FIRST_DAY, Math.min(LAST_DAY, to));
    draw();
  };

  handle.addEventListener("keydown", (event) => {
    const from = day ?? LAST_DAY;
    const months = event.shiftKey ? 1 : 0;
    const by = (sign) => (months ? addMonths(from, sign) : from + sign);
    const to = { ArrowLeft: () => by(-1), ArrowDown: () => by(-1), ArrowRight: () => by(1), ArrowUp: () => by(1),
      PageDown: () => addMonths(from, -1), PageUp: () => addMonths(from, 1), Home: () => FIRST_DAY, End: () => LAST_DAY }[event.key];
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    move(to());
    clearTimeout(timer);
    timer = setTimeout(() => onChange(dateOf(day)), SETTLED_MS);
  });
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("lostpointercapture", () => day !== null && onChange(dateOf(day)));
  handle.addEventListener("pointermove", ({ pointerId, clientX }) => {
    if (!handle.hasPointerCapture(pointerId)) return;
    const { left, width } = plot.getBoundingClientRect();
    move(dayAt((clientX - left) / width));
  });
  return {
    element: handle,
    show: (date) => {
      clearTimeout(timer);
      day = date ? dayNumber(date) : null;
      draw();
    },
  };
}
