// Puts a mark of marks.js on the map: focusable, named, and found by its feature.
import L from "../leaflet.js";

/**
 * `new MarkIcon({ mark, label, feature: "deposits/altmark", classes: ["is-kept"] })`; `mark` builds the SVG element.
 */
export const MarkIcon = L.Icon.extend({
  createIcon() {
    const { mark, label, feature, classes = [] } = this.options;
    const drawing = mark();
    const size = Number(drawing.getAttribute("width"));
    const element = document.createElement("div");
    element.className = ["map-mark", ...classes].join(" ");
    element.append(drawing);
    element.setAttribute("aria-label", label);
    if (feature) element.dataset.feature = feature;
    Object.assign(element.style, { width: `${size}px`, height: `${size}px`,
      marginLeft: `${-size / 2}px`, marginTop: `${-size / 2}px` });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      element.click();
    });
    return element;
  },

  createShadow() {
    return null;
  },
});
