// The mark of a feature or of a kind, for lists, suggestions and headings.
import { measureMark } from "./timeline/measure-mark.js";
import { svg } from "../dom.js";
import { corridorWidth } from "../map/corridor-path.js";
import { depositMark, isProducing, passageMark, plantMark, portMark } from "../map/marks.js";

const SIZE = 20;

/**
 * @param {string} layer
 * @param {object | undefined} feature
 * @param {import("../model/catalog.js").Catalog} catalog
 * @returns {SVGElement}
 */
export function featureMark(layer, feature, catalog) {
  const p = feature?.properties ?? {};
  const commodity = p.commodity ?? p.commodities?.[0];
  const common = { family: catalog.family(commodity), symbol: catalog.symbol(commodity), filled: isProducing(p.status) };
  if (layer === "deposits") return depositMark({ ...common, size: SIZE });
  if (layer === "processing-sites") return plantMark({ ...common, stage: p.stage, size: SIZE - 1 });
  if (layer === "ports") return portMark({ main: p.main === true });
  if (layer === "passages") return passageMark({ angle: 0 });
  if (layer === "measures") return measureMark(p.kind, SIZE);
  if (layer === "corridors") return lineSample({ ...p, family: common.family });
  return svg("svg", { class: "mark", width: SIZE, height: SIZE, viewBox: "-10 -10 20 20", "aria-hidden": "true" },
    svg("circle", { class: "mark__country", r: 6 }));
}

/**
 * A short piece of corridor as it looks on the map.
 *
 * @param {{family?: string | null, kind?: string, quantity_tpa?: number | null, land?: boolean, length?: number}} line
 */
export function lineSample({ family, kind = "actual", quantity_tpa: quantity = null, land = false, length = 24 }) {
  const width = kind === "potential" ? 1.4 : corridorWidth(quantity);
  const pattern = kind === "potential" ? "0.1 3.4" : land ? `${2 + width} ${2 + width * 0.6}` : null;
  return svg("svg", { class: `line-sample family--${family ?? "none"}`, width: length, height: 14,
    viewBox: `0 -7 ${length} 14`, "aria-hidden": "true" },
  svg("path", { d: `M1 0H${length - 1}`, "stroke-width": width, "stroke-dasharray": pattern,
    "stroke-linecap": kind === "potential" ? "round" : "butt" }),
  kind !== "potential" && svg("path", { class: "line-sample__arrow", d: arrow(length / 2, 3 + width * 0.75) }));
}

const arrow = (x, size) => `M${x + size} 0L${x - size} ${-size * 0.8}L${x - size * 0.45} 0L${x - size} ${size * 0.8}Z`;

/**
 * A short line as a scenario leaves it.
 *
 * @param {string} status a code of the list `corridor-status`
 */
export function statusSample(status) {
  const path = (className, d, width) => svg("path", { class: className, d, "stroke-width": width });
  return svg("svg", { class: `line-sample line-sample--${status}`, width: 34, height: 14, viewBox: "0 -7 34 14", "aria-hidden": "true" },
    {
      open: () => path("line-sample__line", "M1 0H33", 2.2),
      licensed: () => [path("line-sample__line", "M1 0H33", 3.6), path("line-sample__core", "M1 0H33", 1.3)],
      rerouted: () => [path("line-sample__ghost", "M1 4H33", 2.2), path("line-sample__line", "M1 4C8 -6 26 -6 33 4", 2.2)],
      restricted: () => path("line-sample__stopped line-sample__stopped--dashed", "M1 0H33", 2.2),
      unreachable: () => path("line-sample__stopped", "M1 0H8M26 0H33M5 -4L13 4M13 -4L5 4M21 -4L29 4M29 -4L21 4", 1.8),
    }[status]?.() ?? null);
}
