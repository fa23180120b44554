// Saves charts as one SVG file that looks as they do here.
import { svg } from "../../dom.js";
import { saveFile } from "../save-file.js";

const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "font", "text-anchor", "opacity"];
const GAP = 12;

/**
 * @param {SVGElement[]} drawings stacked in this order
 * @param {string} name of the file
 */
export function saveDrawing(drawings, name) {
  let top = 0;
  let width = 0;
  const parts = drawings.map((drawing) => {
    const { width: own, height } = drawing.viewBox.baseVal;
    const copy = drawing.cloneNode(true);
    const copies = copy.querySelectorAll("*");
    // Outside this page there is no style sheet, so what it says goes into the file.
    drawing.querySelectorAll("*").forEach((original, i) => {
      const style = getComputedStyle(original);
      for (const look of LOOKS) copies[i].setAttribute(look, style.getPropertyValue(look));
      copies[i].removeAttribute("class");
    });
    const part = svg("g", { transform: `translate(0 ${top})` }, [...copy.childNodes]);
    top += height + GAP;
    width = Math.max(width, own);
    return part;
  });
  const paper = getComputedStyle(document.body).backgroundColor;
  const file = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${top}`, width, height: top },
    svg("rect", { width: "100%", height: "100%", fill: paper }), parts);
  saveFile(new XMLSerializer().serializeToString(file), "image/svg+xml", name);
}
