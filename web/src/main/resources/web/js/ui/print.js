// The map on paper: title, what a scenario does, map, legend, sources and date, in light colours and without controls.
import { el } from "../dom.js";
import { lang, t } from "../i18n.js";

/**
 * Draws the map for paper while the browser prints. The canvases know the sizes of the page only by being laid out like
 * it, so the class that does that is set before, and taken away after.
 *
 * @param {HTMLElement} layout
 * @param {import("../map/map-view.js").MapView} view
 */
export function followPrint(layout, view) {
  const root = document.documentElement;
  const foot = el("footer", { class: "print-foot" });
  let before = null;
  window.addEventListener("beforeprint", () => {
    const { map } = view;
    const { lng: lon, lat } = map.getCenter();
    before = { center: { lon, lat }, zoom: map.getZoom(), theme: root.dataset.theme };
    const bounds = map.getBounds();
    const date = new Intl.DateTimeFormat(lang(), { dateStyle: "long" }).format(new Date());
    foot.replaceChildren(el("p", {}, t("print.sources", { sources: t("map.attribution") })),
      el("p", {}, t("print.date", { date })), el("p", { class: "print-foot__link" }, window.location.href));
    layout.append(foot);
    root.dataset.theme = "light";
    root.classList.add("is-printing");
    resize(view);
    map.fitBounds(bounds, { animate: false });
    view.repaint();
    for (const canvas of map.getContainer().querySelectorAll("canvas")) canvas.after(copyOf(canvas));
  });
  window.addEventListener("afterprint", () => {
    root.classList.remove("is-printing");
    root.dataset.theme = before.theme;
    foot.remove();
    for (const copy of layout.querySelectorAll(".print-copy")) copy.remove();
    resize(view);
    view.show(before);
    view.repaint();
  });
}

// Around its centre, since a corner that leaves the bounds of the map would set it gliding back.
const resize = ({ map }) => map.invalidateSize({ animate: false, debounceMoveend: false });

// Chromium prints what it has noted of the drawing rather than its pixels, and drops the notes of a long one.
function copyOf(canvas) {
  const copy = canvas.cloneNode();
  copy.classList.add("print-copy");
  if (canvas.width && canvas.height) copy.getContext("2d").drawImage(canvas, 0, 0);
  return copy;
}
