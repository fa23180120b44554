// Drawing on the map: clicks, a drag or the keyboard give positions until the shape is complete. While a tool is in hand
// the map chooses nothing.
import L from "../leaflet.js";
import { nearestCopy } from "./mercator.js";
import { isSimple } from "../model/area.js";

const CLICK_PX = 6;
const CLOSE_PX = 12;

/** How many positions make a shape: of those with two the second ends it. */
export const TOOLS = { box: 2, circle: 2, polygon: Infinity, distance: Infinity, area: Infinity };
const LEAST = { box: 2, circle: 2, polygon: 3, distance: 2, area: 3 };

/**
 * Fires `change` whenever the shape has changed, and `done` when it is complete.
 *
 *     sketch.start("polygon");
 *     sketch.addEventListener("done", () => use(sketch.positions));
 */
export class Sketch extends EventTarget {
  #map;
  #down = null;
  #pointer = null;

  /** The tool in hand. @type {keyof typeof TOOLS | null} */ tool = null;
  /** Longitude and latitude of what was given so far; longitudes run on. @type {[number, number][]} */ positions = [];
  isDone = false;

  /** @param {L.Map} map */
  constructor(map) {
    super();
    this.#map = map;
    const container = map.getContainer();
    const on = (type, act) => container.addEventListener(type, (event) => {
      // A control is not the map, but a drag that began beside one may well end on it.
      if (this.tool && (this.#down || !event.target.closest(".leaflet-control"))) act(event);
    }, { capture: true });
    on("pointerdown", (event) => event.isPrimary && this.#press(event));
    on("pointermove", (event) => event.isPrimary && this.#move(event));
    on("pointerup", (event) => event.isPrimary && this.#release(event));
    // Else the drag would select the words of the page; the focus comes to the map all the same.
    on("mousedown", (event) => {
      event.preventDefault();
      container.focus({ preventScroll: true });
    });
    for (const type of ["click", "dblclick", "contextmenu"]) on(type, stop);
    document.addEventListener("keydown", (event) => this.tool && this.#key(event), { capture: true });
  }

  /** Takes a tool in hand and forgets what was drawn. @param {keyof typeof TOOLS} tool */
  start(tool) {
    this.stop();
    this.tool = tool;
    this.#hold(true);
    this.#tell();
  }

  /** Lays the tool down; what was drawn is gone. */
  stop() {
    if (!this.tool) return;
    this.tool = null;
    this.#forget();
    this.#hold(false);
    this.#tell();
  }

  /** The positions with that of the pointer, as long as the shape is not complete. */
  get preview() {
    return this.isDone || !this.#pointer || !this.positions.length ? this.positions : [...this.positions, this.#pointer];
  }

  /** Whether there is enough for a shape. */
  get canFinish() {
    return !this.isDone && this.positions.length >= LEAST[this.tool];
  }

  /** Ends a shape of any number of positions. */
  finish() {
    if (!this.canFinish || (this.tool === "polygon" && !isSimple(this.positions))) return;
    this.isDone = true;
    this.#tell();
    this.dispatchEvent(new Event("done"));
  }

  /** Takes the last position back. */
  undo() {
    if (this.isDone || !this.positions.length) return;
    this.positions = this.positions.slice(0, -1);
    this.#tell();
  }

  #forget() {
    Object.assign(this, { positions: [], isDone: false });
    this.#pointer = null;
    this.#down = null;
  }

  // A drag draws a box or a circle; for the others it still moves the map.
  #hold(isOn) {
    const { dragging, doubleClickZoom, boxZoom } = this.#map;
    doubleClickZoom[isOn ? "disable" : "enable"]();
    boxZoom[isOn ? "disable" : "enable"]();
    if (isOn && TOOLS[this.tool] === 2) dragging.disable();
    else dragging.enable();
    this.#map.getContainer().classList.toggle("map--drawing", isOn);
  }

  #press(event) {
    if (event.button !== 0) return;
    this.#down = this.#map.mouseEventToContainerPoint(event);
    if (TOOLS[this.tool] === 2 && !this.positions.length) this.#give(this.#at(this.#down));
  }

  #move(event) {
    if (this.isDone) return;
    this.#pointer = this.#at(this.#map.mouseEventToContainerPoint(event));
    if (this.positions.length) this.#tell();
  }

  #release(event) {
    const point = this.#map.mouseEventToContainerPoint(event);
    const down = this.#down;
    this.#down = null;
    if (!down) return;
    const isClick = point.distanceTo(down) <= CLICK_PX;
    if (TOOLS[this.tool] === 2) {
      const isFirst = this.#map.latLngToContainerPoint(latLng(this.positions[0])).distanceTo(point) <= CLICK_PX;
      if (!isFirst) this.#give(this.#at(point));
    } else if (isClick) {
      if (this.isDone) this.#forget();
      if (this.#closes(point)) this.finish();
      else this.#give(this.#at(point));
    }
  }

  // On the last position a path ends, as by a double click; on the first a ring closes.
  #closes(point) {
    const isOn = (position) => position && this.#map.latLngToContainerPoint(latLng(position)).distanceTo(point) <= CLOSE_PX;
    return this.canFinish && (isOn(this.positions.at(-1)) || (this.tool !== "distance" && isOn(this.positions[0])));
  }

  #give(position) {
    const last = this.positions.at(-1);
    if (last && last[0] === position[0] && last[1] === position[1]) return;
    this.positions = [...this.positions, position];
    if (this.positions.length >= TOOLS[this.tool]) this.finish();
    else this.#tell();
  }

  #at(point) {
    const { lng, lat } = this.#map.containerPointToLatLng(point);
    return this.#near([lng, Math.max(-90, Math.min(90, lat))]);
  }

  // The map jumps by a whole world when it is moved far, what was drawn does not.
  #near([lon, lat]) {
    const last = this.positions.at(-1);
    return [last ? nearestCopy(lon, last[0]) : nearestCopy(lon, 0), lat];
  }

  #key(event) {
    const isOnMap = event.target === this.#map.getContainer();
    if (event.key === "Escape") {
      stop(event);
      this.stop();
    } else if (isOnMap && event.key === " ") {
      stop(event);
      if (this.isDone) this.#forget();
      const { lng, lat } = this.#map.getCenter();
      this.#pointer = null;
      this.#give(this.#near([lng, lat]));
    } else if (isOnMap && event.key === "Enter") {
      stop(event);
      this.finish();
    } else if (isOnMap && event.key === "Backspace") {
      stop(event);
      this.undo();
    }
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

const latLng = ([lon, lat]) => L.latLng(lat, lon);

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}
