// The sections of figures, in the order of the panel.
import { concentration } from "./concentration.js";
import { corridors } from "./corridor-figures.js";
import { exposure } from "./exposure.js";
import { flows } from "./flows.js";
import { gap } from "./gap.js";

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @returns {import("./figure-section.js").FigureKind[]}
 */
export const figureKinds = (explorer) => [corridors(explorer), exposure(explorer), concentration(explorer), flows(explorer),
  gap(explorer)];
