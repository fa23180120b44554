// The supply lines of the view on their canvases. Without a scenario there are two: all lines, and above them the chosen
// ones at full strength. A scenario adds the ghosts of the ways of before, and the lines that it touches; a comparison has
// all that twice, and each side shows its half of the map.
import { corridorPath } from "./corridor-path.js";
import { Corridors } from "./corridors.js";

const OPACITY = { ghosts: 0.2, lines: 0.65, touched: 1, focusGhosts: 0.35, focus: 1 };
const DIMMED = 0.25;
const MIDDLE_PERCENT = 50;
const PANES = { assume: { lines: "corridors", focus: "focus" }, versus: { lines: "corridors-versus", focus: "focus-versus" } };

/** Draws corridors for each side of {@link import("../model/what-if.js").WhatIf} and finds the one at a point. */
export class SupplyLines {
  #map;
  #explorer;
  #familyOf;
  #paths = new WeakMap();
  #canvases = new Map();

  /**
   * @param {import("leaflet").Map} map
   * @param {import("../explorer.js").Explorer} explorer
   */
  constructor(map, explorer) {
    this.#map = map;
    this.#explorer = explorer;
    this.#familyOf = (commodity) => explorer.catalog.family(commodity);
    map.on("move zoom resize moveend", () => this.clip());
  }

  /**
   * @param {object[]} features the corridors to show
   * @param {boolean} isDimmed whether they step back behind something else
   */
  draw(features, isDimmed) {
    const { whatIf } = this.#explorer;
    for (const side of ["assume", "versus"]) {
      const isShown = whatIf.sides.includes(side);
      const lines = isShown ? features.flatMap((feature) => this.#lines(side, feature)) : [];
      const isTouched = ({ status }) => status && status !== "open" && status !== "ghost";
      this.#show(side, "ghosts", lines.filter(({ status }) => status === "ghost"), isDimmed);
      this.#show(side, "lines", lines.filter((line) => line.status !== "ghost" && !isTouched(line)), isDimmed);
      this.#show(side, "touched", lines.filter(isTouched), isDimmed);
    }
    this.clip();
  }

  /** @param {object[]} features the corridors to show at full strength */
  drawFocus(features) {
    for (const side of ["assume", "versus"]) {
      const lines = this.#explorer.whatIf.sides.includes(side) ? features.flatMap((feature) => this.#lines(side, feature)) : [];
      this.#show(side, "focusGhosts", lines.filter(({ status }) => status === "ghost"), false);
      this.#show(side, "focus", lines.filter(({ status }) => status !== "ghost"), false);
    }
  }

  /** The corridor at a point of the map container, of the side that shows there. */
  idAt(point) {
    const side = this.sideAt(point.x);
    for (const kind of ["focus", "touched", "lines"]) {
      const id = this.#canvases.get(`${side} ${kind}`)?.idAt(point);
      if (id) return id;
    }
    return null;
  }

  /** @param {number} x in pixels of the map container @returns {"assume" | "versus"} */
  sideAt(x) {
    return this.#explorer.whatIf.sides.length > 1 && x > this.splitPixels ? "versus" : "assume";
  }

  /** Where the map is divided, in pixels of its container. */
  get splitPixels() {
    return (this.#map.getSize().x * (this.#explorer.state.view.split ?? MIDDLE_PERCENT)) / 100;
  }

  /** The line of a corridor, for its bounds. */
  path(feature) {
    if (!this.#paths.has(feature)) this.#paths.set(feature, corridorPath(feature));
    return this.#paths.get(feature);
  }

  /** Draws again what is drawn, in the colours of now. */
  redraw() {
    for (const canvas of this.#canvases.values()) canvas.redraw();
  }

  /** Lets each side show on its half; alone the first shows everywhere. */
  clip() {
    const isDivided = this.#explorer.whatIf.sides.length > 1;
    const { x: width, y: height } = this.#map.getSize();
    const halves = { assume: [-width, this.splitPixels], versus: [this.splitPixels, 2 * width] };
    for (const [side, panes] of Object.entries(PANES)) {
      const [left, right] = halves[side];
      const a = this.#map.containerPointToLayerPoint([left, -height]);
      const b = this.#map.containerPointToLayerPoint([right, 2 * height]);
      const shape = `polygon(${a.x}px ${a.y}px, ${b.x}px ${a.y}px, ${b.x}px ${b.y}px, ${a.x}px ${b.y}px)`;
      for (const pane of Object.values(panes)) this.#map.getPane(pane).style.clipPath = isDivided ? shape : "";
    }
  }

  #show(side, kind, lines, isDimmed) {
    const key = `${side} ${kind}`;
    if (!this.#canvases.has(key)) {
      if (!lines.length) return;
      const bold = kind.startsWith("focus");
      const pane = PANES[side][bold ? "focus" : "lines"];
      this.#canvases.set(key, new Corridors(this.#familyOf, { pane, bold }).addTo(this.#map));
    }
    const canvas = this.#canvases.get(key);
    canvas.setOpacity(isDimmed ? Math.min(DIMMED, OPACITY[kind]) : OPACITY[kind]);
    canvas.show(lines);
  }

  // A corridor that a scenario leads another way is two lines: the way of before, and that of now.
  #lines(side, feature) {
    const before = this.path(feature);
    const outcome = this.#explorer.whatIf.outcome(side, feature.id);
    if (!outcome) return before.legs.length ? [before] : [];
    const { status, extra_km: extraKm } = outcome.properties;
    const isMoved = status !== "unreachable" && Boolean(extraKm);
    const now = isMoved ? this.path(outcome) : before;
    const lines = [{ ...now, status }, isMoved && { ...before, status: "ghost" }];
    return lines.filter((line) => line && line.legs.length > 0);
  }
}
