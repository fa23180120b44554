// The mark of a measure: the shape tells its kind, the colour what sort that is.
import { svg } from "../../dom.js";

const SHAPES = {
  "export-ban": ["stop", "M-4 -4L4 4M-4 4L4 -4"],
  "raw-export-ban": ["stop", "M-4 -4L4 4M-4 4L4 -4M-4.5 0H4.5"],
  "import-ban": ["stop", "M-4.5 0H4.5M0 -4.5V4.5"],
  "export-licence": ["licence", "M0 -5L5 0L0 5L-5 0Z"],
  "technology-control": ["licence-hollow", "M0 -4.5L4.5 0L0 4.5L-4.5 0Z"],
  quota: ["limit", "M-4 -4H4V4H-4Z"],
  "production-quota": ["limit-hollow", "M-4 -4H4V4H-4Z"],
  tariff: ["limit", "M0 -4.5L5 4H-5Z"],
  agreement: ["agreement", "M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0 -8.4 0Z"],
  investment: ["money", "M-4.5 4.2V0L0 -4.8L4.5 0V4.2Z"],
  stockpile: ["money-hollow", "M-4.5 4V-1L0 -4.5L4.5 -1V4Z"],
};

/**
 * @param {string} kind a code of the list `measure-kind`
 * @param {number} [size] in pixels
 * @returns {SVGElement}
 */
export function measureMark(kind, size = 14) {
  const [look, path] = SHAPES[kind] ?? SHAPES.agreement;
  return svg("svg", { class: `measure measure--${look}`, viewBox: "-7 -7 14 14", width: size, height: size, "aria-hidden": "true" },
    svg("path", { d: path }));
}
