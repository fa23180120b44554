// A canvas that covers the view and a margin around it. Base map, corridors and names each are one; all of them are
// drawn anew at any zoom, whole or half, and stretch along while the map animates.
import L from "../leaflet.js";

const MAX_PIXEL_RATIO = 2;

/**
 * What a painter needs to know: a world unit is `scale` pixels, and the canvas starts at world pixel (left, top).
 *
 * @typedef {object} Frame
 * @property {number} zoom
 * @property {number} scale
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {[number, number, number, number]} bounds of the canvas in world units
 */

/**
 * Subclasses implement `paint(context, frame)`.
 *
 *     const Frame = CanvasOverlay.extend({ paint(context, { width, height }) { context.strokeRect(0, 0, width, height); } });
 *     new Frame({ pane: "overlayPane" }).addTo(map);
 */
export const CanvasOverlay = L.Layer.extend({
  options: { pane: "overlayPane", margin: 0.25 },

  initialize(options) {
    L.setOptions(this, options);
  },

  onAdd(map) {
    this._canvas = L.DomUtil.create("canvas", "canvas-overlay");
    this._canvas.setAttribute("aria-hidden", "true");
    if (map.options.zoomAnimation) this._canvas.classList.add("leaflet-zoom-animated");
    this.getPane().append(this._canvas);
    this.redraw();
  },

  onRemove() {
    this._canvas.remove();
  },

  getEvents() {
    return {
      viewreset: this.redraw,
      moveend: this.redraw,
      resize: this.redraw,
      move: this._coverView,
      zoom: () => this._stretch(this._map.getCenter(), this._map.getZoom()),
      zoomanim: ({ center, zoom }) => this._stretch(center, zoom),
    };
  },

  /** Draws the present view. */
  redraw() {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const margin = size.multiplyBy(this.options.margin).round();
    const { x: width, y: height } = size.add(margin.multiplyBy(2));
    this._drawn = { margin, zoom: map.getZoom(), center: map.getCenter() };
    this._topLeft = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();

    L.DomUtil.setPosition(this._canvas, this._topLeft);
    const context = this._prepare(width, height);
    const { x: left, y: top } = map.getPixelOrigin().add(this._topLeft);
    const scale = map.options.crs.scale(map.getZoom());
    const bounds = [left / scale, top / scale, (left + width) / scale, (top + height) / scale];
    this.paint(context, { zoom: map.getZoom(), scale, left, top, width, height, bounds });
  },

  // Setting the size of a canvas clears it and costs memory, so it happens only when the size really changes.
  _prepare(width, height) {
    const isOnPaper = document.documentElement.classList.contains("is-printing");
    const ratio = isOnPaper ? MAX_PIXEL_RATIO : Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio || 1);
    const canvas = this._canvas;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  },

  // While the map is dragged beyond the margin there would be bare paper.
  _coverView() {
    if (!this._drawn || this._map.getZoom() !== this._drawn.zoom) return;
    const offset = this._map.containerPointToLayerPoint([0, 0]).subtract(this._topLeft);
    const { margin } = this._drawn;
    if (offset.x < 0 || offset.y < 0 || offset.x > 2 * margin.x || offset.y > 2 * margin.y) this.redraw();
  },

  _stretch(center, zoom) {
    const map = this._map;
    const scale = map.getZoomScale(zoom, this._drawn.zoom);
    const panePosition = L.DomUtil.getPosition(map.getPane("mapPane"));
    const halfView = map.getSize().divideBy(2);
    const newOrigin = map.project(center, zoom).subtract(halfView).add(panePosition).round();
    const halfCanvas = halfView.add(this._drawn.margin).multiplyBy(scale);
    const position = map.project(this._drawn.center, zoom).subtract(halfCanvas).subtract(newOrigin);
    L.DomUtil.setTransform(this._canvas, position, scale);
  },
});

/**
 * The whole-world shifts at which something with these bounds shows in a frame: usually [0], [-1] or [1] beside the
 * antimeridian, none when it is out of view.
 *
 * @param {[number, number, number, number]} bounds
 * @param {Frame} frame
 * @param {number} [margin] in pixels, for line widths and labels
 * @returns {number[]}
 */
export function shiftsInto([minX, minY, maxX, maxY], frame, margin = 8) {
  const [west, north, east, south] = frame.bounds;
  const m = margin / frame.scale;
  if (maxY < north - m || minY > south + m) return [];
  const shifts = [];
  for (let shift = Math.ceil(west - m - maxX); shift <= Math.floor(east + m - minX); shift++) shifts.push(shift);
  return shifts;
}
