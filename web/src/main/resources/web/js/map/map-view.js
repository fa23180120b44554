// The map: puts the layers of this folder together and keeps them in step with the view.
import L from "../leaflet.js";
import { t } from "../i18n.js";
import { isClosed } from "../model/scenario.js";
import { Basemap } from "./basemap.js";
import { corridorTip } from "./corridor-tip.js";
import { extentOf, mainPart } from "./extent.js";
import { Labels, countryNames } from "./labels.js";
import { boxOf, createMap, fitBox, limitZoom } from "./leaflet-map.js";
import { nearestCopy } from "./mercator.js";
import { forgetPalette } from "./palette.js";
import { placeOf } from "./point-look.js";
import { PointMarks } from "./point-marks.js";
import { RouteLines } from "./route-lines.js";
import { SEA_PLACES } from "./sea-places.js";
import { SupplyLines } from "./supply-lines.js";
import { TiledLayers } from "./tiled-layers.js";

const MARKED_LAYERS = ["deposits", "processing-sites", "ports", "passages"];

/** Draws what {@link import("../explorer.js").Explorer} says is visible. */
export class MapView {
  #explorer;
  #coveredBelow;
  #hovered = null;
  #frame = 0;
  #namesFrame = 0;
  #tip = L.tooltip({ className: "map-tip", direction: "top", offset: [0, -8], opacity: 1 });
  #world = null;
  #basemap = null;

  /**
   * @param {HTMLElement} element
   * @param {import("../explorer.js").Explorer} explorer
   * @param {() => number} coveredBelow the height in pixels that a sheet takes from the bottom of the map
   * @param {(error: Error, retry: () => void) => void} onFailed tells that a tile has not come
   */
  constructor(element, explorer, coveredBelow, onFailed) {
    this.#explorer = explorer;
    this.#coveredBelow = coveredBelow;
    const map = createMap(element, explorer.state.view);
    this.map = map;

    this.marks = new PointMarks(map, explorer.catalog,
      (layer, id) => explorer.picking.give(id) || explorer.pick({ layer, id }, this.#sideOf(layer, id)));
    this.tiled = new TiledLayers(map, explorer, onFailed);
    this.lines = new SupplyLines(map, explorer);
    this.ways = new RouteLines({ pane: "ways" }).addTo(map);
    this.labels = new Labels(() => this.marks.obstacles(), { pane: "names" }).addTo(map);
    this.labels.show("seas", SEA_PLACES.map(({ key, ...sea }, i) => ({
      ...sea, text: t(`sea.${key}`), style: "sea", order: sea.size >= 13 ? 60 + i : 200 + i,
    })));
    this.#listen();
  }

  /** @param {import("./world.js").World} world */
  setWorld(world) {
    this.#world = world;
    this.#basemap = new Basemap(world, { pane: "basemap" }).addTo(this.map);
    this.labels.show("countries", countryNames(world.countries, this.#explorer.catalog));
  }

  /** Whether there is land to be seen. */
  get hasWorld() {
    return this.#world !== null;
  }

  /** Draws the present state of the explorer: in the next frame, and once however much has changed until then. */
  draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    const { state, dataset } = this.#explorer;
    const { select } = state.view;
    const visible = this.#explorer.visible();
    const focus = this.#explorer.focus();
    this.#drawMarks(visible);

    this.tiled.update();
    const shown = visible.get("corridors") ?? [];
    const extra = dataset.features("corridors").filter(({ id }) => focus.corridors.has(id));
    this.lines.draw([...new Set([...shown, ...extra])], focus.corridors.size > 0 || this.ways.bounds() !== null);
    this.map.getContainer().classList.toggle("map--dimmed", select?.layer === "corridors");
    this.#drawFocus();
    this.#basemap?.setHighlight(select?.layer === "countries" ? select.id : null);
    this.#nameMarks(visible);
  }

  /** Follows the line that divides the map between two scenarios. */
  divide() {
    this.lines.clip();
    this.#drawMarks(this.#explorer.visible());
  }

  #drawMarks(visible) {
    const { state, catalog } = this.#explorer;
    const { select, commodity } = state.view;
    this.marks.show(new Map([...visible].filter(([layer]) => layer !== "corridors")),
      { chosen: select && `${select.layer}/${select.id}`, kept: this.#explorer.focus().kept, closed: this.#closedPassages() },
      catalog.expand(commodity));
  }

  /** Goes where a view says, at once: to its box where it has one. */
  show({ center, zoom, bbox }) {
    if (bbox) fitBox(this.map, bbox);
    else this.map.setView([center.lat, center.lon], Math.max(zoom, this.map.getMinZoom()), { animate: false });
  }

  /** Brings a feature or a country into view, nearer if it is far away. */
  reveal(layer, id) {
    const { dataset, catalog } = this.#explorer;
    const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const feature = dataset.feature(layer, id);
    if (layer === "corridors" && feature) {
      const path = this.lines.path(feature);
      const site = dataset.locate(feature.properties.from_site);
      if (path.legs.length) this.#fit(...path.bounds, animate);
      else if (site) this.#goTo(placeOf(site.feature), 6, animate);
    } else if (layer === "countries") {
      const entry = catalog.entry("countries", id);
      const country = this.#world?.countries.find(({ code }) => code === id);
      if (country) this.#fit(...mainPart(country.rings), animate);
      else if (entry) this.#goTo([entry.lon, entry.lat], 5, animate);
    } else if (feature?.geometry?.type === "Point" || layer === "passages") {
      if (feature) this.#goTo(placeOf(feature), Math.max(this.map.getZoom(), 6), animate);
    } else if (feature?.geometry) {
      this.#fit(...extentOf(feature.geometry), animate);
    }
  }

  /** Shows the ways a search has found, the chosen one in view; null shows none. */
  showWays(search) {
    this.ways.show(search?.routes ?? [], search?.chosen ?? null);
    this.draw();
    const bounds = this.ways.bounds();
    if (bounds && search.isNew && !this.#isInView(bounds)) this.#fit(...bounds, !matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  #isInView([west, north, east, south]) {
    const { crs } = this.map.options;
    const { min, max } = this.map.getPixelBounds();
    const scale = crs.scale(this.map.getZoom());
    return west * scale >= min.x && east * scale <= max.x && north * scale >= min.y && south * scale <= max.y;
  }

  /** Shows that the next click gives a place to a tool. */
  pick(isPicking) {
    this.map.getContainer().classList.toggle("map--picking", isPicking);
  }

  /** Moves the view only if the feature is hidden at the edge or by a panel that has just opened. */
  keepInView(layer, id) {
    const feature = MARKED_LAYERS.includes(layer) && this.#explorer.dataset.feature(layer, id);
    if (!feature) return;
    const [lon, lat] = placeOf(feature);
    this.map.panInside([lat, nearestCopy(lon, this.map.getCenter().lng)], this.#padding(60));
  }

  #fit(west, north, east, south, animate) {
    const { crs } = this.map.options;
    const corner = (x, y) => crs.pointToLatLng(L.point(x, y).multiplyBy(crs.scale(0)), 0);
    this.map.fitBounds([corner(west, south), corner(east, north)], { ...this.#padding(50), maxZoom: Math.max(7, this.map.getZoom()), animate });
  }

  #goTo([lon, lat], zoom, animate) {
    const place = this.map.project([lat, nearestCopy(lon, this.map.getCenter().lng)], zoom);
    this.map.setView(this.map.unproject(place.add([0, this.#coveredBelow() / 2]), zoom), zoom, { animate });
  }

  #padding(margin) {
    return { paddingTopLeft: [margin, margin], paddingBottomRight: [margin, margin + this.#coveredBelow()] };
  }

  // Closed on the side of the map where they lie.
  #closedPassages() {
    const { whatIf, dataset, state } = this.#explorer;
    if (!whatIf.isOn && state.view.panel !== "what-if") return new Set();
    return new Set(dataset.features("passages")
      .filter((passage) => isClosed(whatIf.scenario(this.#sideOf("passages", passage.id)), passage))
      .map(({ id }) => `passages/${id}`));
  }

  #sideOf(layer, id) {
    const [lon, lat] = placeOf(this.#explorer.dataset.feature(layer, id));
    return this.lines.sideAt(this.map.latLngToContainerPoint([lat, nearestCopy(lon, this.map.getCenter().lng)]).x);
  }

  #drawFocus() {
    const ids = new Set(this.#explorer.focus().corridors);
    if (this.#hovered) ids.add(this.#hovered);
    this.lines.drawFocus([...ids].map((id) => this.#explorer.dataset.feature("corridors", id)).filter(Boolean));
  }

  // Straits carry their name from zoom 4; what is chosen, and the ends of a chosen corridor, at any zoom.
  #nameMarks(visible) {
    const { state, dataset } = this.#explorer;
    const { kept, named } = this.#explorer.focus();
    const { select } = state.view;
    const chosen = select && `${select.layer}/${select.id}`;
    const name = (feature, style, zoom, order) => {
      const [lon, lat] = placeOf(feature);
      const size = style === "chosen" ? 12 : 11;
      return { text: feature.properties.name, lon, lat, style, zoom, order, beside: true, size };
    };
    // What is chosen is named once, with the chosen.
    const passages = (visible.get("passages") ?? []).filter(({ id }) => chosen !== `passages/${id}`);
    this.labels.show("passages", passages.map((feature) =>
      name(feature, "passage", kept.has(`passages/${feature.id}`) ? 2 : 4, 20)));
    const isPlace = select && select.layer !== "corridors" && visible.has(select.layer);
    const keys = [...(isPlace ? [chosen] : []), ...named];
    const places = keys.map((key) => dataset.feature(...key.split("/"))).filter(Boolean);
    this.labels.show("chosen", places.map((feature, i) => name(feature, "chosen", 0, i)));
  }

  #listen() {
    const { map } = this;
    const { state } = this.#explorer;
    const tellState = () => {
      const { lng, lat } = map.getCenter();
      state.set({ center: { lon: nearestCopy(lng, 0), lat }, zoom: map.getZoom(), bbox: null });
      this.#explorer.look(boxOf(map));
    };
    tellState();
    let zoom = map.getZoom();
    map.on("moveend", () => {
      tellState();
      if (PointMarks.looksChange(zoom, map.getZoom()) || this.#explorer.whatIf.sides.length > 1) this.#draw();
      zoom = map.getZoom();
    });
    map.on("zoomend", () => {
      map.getContainer().dataset.zoom = map.getZoom();
    });
    map.on("resize", () => limitZoom(map) && this.marks.rebuild());
    // Clusters settle after the map has moved; names must know where.
    map.on("layeradd layerremove", () => this.#nameSoon());

    let frame = 0;
    let pointed = null;
    const hoverSoon = (mark) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.#hover(pointed, mark));
    };
    map.on("mousemove", ({ containerPoint, originalEvent }) => {
      const above = originalEvent.target.closest?.(".map-mark, .leaflet-control");
      pointed = above ? null : containerPoint;
      hoverSoon(above?.dataset.feature);
    });
    map.on("mouseout", () => {
      pointed = null;
      hoverSoon();
    });
    // What lies under a pointer at rest changes too; a tip of what was there would not be what a click opens.
    map.on("moveend tilesdrawn", () => pointed && hoverSoon());
    this.#explorer.addEventListener("point", ({ detail }) => this.#showPointed(detail));
    map.on("click", ({ containerPoint, latlng: { lng, lat } }) => {
      if (this.#explorer.picking.give(`${nearestCopy(lng, 0).toFixed(4)},${lat.toFixed(4)}`)) return;
      const id = this.lines.idAt(containerPoint);
      const hit = !id && this.tiled.hitAt(containerPoint);
      if (hit) this.tiled.open(hit);
      else this.#explorer.select(id ? { layer: "corridors", id } : null);
    });
  }

  #nameSoon() {
    cancelAnimationFrame(this.#namesFrame);
    this.#namesFrame = requestAnimationFrame(() => this.labels.redraw());
  }

  #hover(point, mark = null) {
    const id = point && this.lines.idAt(point);
    const hit = point && !id && this.tiled.hitAt(point);
    const { map } = this;
    map.getContainer().classList.toggle("map--pointing", Boolean(id || hit));
    if (id || hit) {
      const tip = id ? this.#corridorTip(id, point) : this.tiled.tip(hit);
      this.#tip.setLatLng(map.containerPointToLatLng(point)).setContent(tip);
      if (!map.hasLayer(this.#tip)) this.#tip.addTo(map);
    } else {
      this.#tip.remove();
    }
    const [layer, ...rest] = mark?.split("/") ?? [];
    this.#explorer.point(id ? { layer: "corridors", id } : mark ? { layer, id: rest.join("/") } : null);
  }

  // Pointed at here, or in the table.
  #showPointed(feature) {
    const line = feature?.layer === "corridors" ? feature.id : null;
    this.marks.point(feature && !line ? `${feature.layer}/${feature.id}` : null);
    if (line === this.#hovered) return;
    this.#hovered = line;
    this.#drawFocus();
  }

  #corridorTip(id, { x }) {
    const { whatIf, dataset, catalog } = this.#explorer;
    return corridorTip(whatIf.outcome(this.lines.sideAt(x), id) ?? dataset.feature("corridors", id), catalog);
  }

  /** Reads the colours again and draws with them. */
  repaint() {
    forgetPalette();
    for (const overlay of [this.#basemap, this.lines, this.ways, this.labels, this.tiled]) overlay?.redraw();
  }
}
