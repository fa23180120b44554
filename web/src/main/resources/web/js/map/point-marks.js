// Deposits, plants, ports and passages as Leaflet markers. Deposits gather in clusters; whatever is chosen, and what
// belongs to it, stands free of them.
import L from "../leaflet.js";
import { MarkIcon } from "./mark-icon.js";
import { PORT_ZOOM, SYMBOL_ZOOM, clusterMark } from "./marks.js";
import { nearestCopy } from "./mercator.js";
import { bandOf, commodityOf, drawPoint, labelOf, placeOf } from "./point-look.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";

const RANKS = { ports: 0, passages: 100, "processing-sites": 200, deposits: 300 };
const CLUSTER_RANK = 400;

// A cluster opens by a zoom of 250 ms and its members then part in as much again.
const OPENING_MS = 600;

/** Shows features as marks and says which one was picked. */
export class PointMarks {
  #map;
  #catalog;
  #onPick;
  #markers = new Map();
  #wanted = new Set();
  #pointed = null;
  #loose = L.layerGroup();
  #clusters;

  /**
   * @param {L.Map} map
   * @param {import("../model/catalog.js").Catalog} catalog
   * @param {(layer: string, id: string) => void} onPick
   */
  constructor(map, catalog, onPick) {
    this.#map = map;
    this.#catalog = catalog;
    this.#onPick = onPick;
    this.#clusters = L.markerClusterGroup({
      maxClusterRadius: (zoom) => (zoom < SYMBOL_ZOOM ? 38 : 24),
      showCoverageOnHover: false,
      animate: map.options.zoomAnimation,
      spiderLegPolylineOptions: { weight: 1, className: "spider-leg" },
      iconCreateFunction: (cluster) => this.#clusterIcon(cluster),
    });
    map.addLayer(this.#clusters).addLayer(this.#loose);
    map.on("moveend", () => this.#followCentre());
    this.#clusters.on("clusterclick", ({ layer, originalEvent }) => {
      // A click without a pointer is one of the keyboard: the cluster it was on is gone when it has opened.
      if (originalEvent?.detail === 0) this.#focusInto(layer);
    });
  }

  /**
   * @param {Map<string, object[]>} visible layer id to the features that pass the filters
   * @param {{chosen: string | null, kept: Set<string>, closed: Set<string>}} focus keys `layer/id`: what is chosen, what
   *   belongs to it, and the passages that a scenario closes
   * @param {Set<string>} wanted commodities filtered by: a plant that makes several is marked with one of these
   */
  show(visible, { chosen, kept, closed }, wanted) {
    this.#wanted = wanted;
    const clustered = [];
    const loose = [];
    const band = bandOf(this.#map.getZoom());
    for (const [layer, features] of visible) {
      for (const feature of features) {
        const key = `${layer}/${feature.id}`;
        const isKept = key === chosen || kept.has(key);
        if (layer === "ports" && this.#map.getZoom() < PORT_ZOOM && !isKept) continue;
        const marks = { chosen: key === chosen, kept: isKept, closed: closed.has(key) };
        const look = `${band} ${Object.values(marks)} ${commodityOf(feature.properties, wanted)}`;
        const marker = this.#marker(layer, feature, key, look, marks);
        (layer === "deposits" && !isKept ? clustered : loose).push(marker);
      }
    }
    this.#replace(clustered, loose);
  }

  /**
   * Marks what is pointed at, or the cluster that holds it.
   *
   * @param {string | null} key `layer/id`
   */
  point(key) {
    this.#pointed?.classList.remove("is-pointed");
    const marker = key && this.#markers.get(key)?.marker;
    const shown = marker && (this.#clusters.hasLayer(marker) ? this.#clusters.getVisibleParent(marker) : marker);
    this.#pointed = shown?.getElement?.() ?? null;
    this.#pointed?.classList.add("is-pointed");
  }

  /** Whether the looks of marks, or which of them show, differ between two zooms. */
  static looksChange(from, to) {
    return bandOf(from) !== bandOf(to) || from >= PORT_ZOOM !== to >= PORT_ZOOM;
  }

  /** Begins the clusters anew, which markercluster needs when the smallest zoom has changed. */
  rebuild() {
    const markers = this.#clusters.getLayers();
    this.#clusters.clearLayers();
    this.#clusters.addLayers(markers);
  }

  /**
   * The places that names must leave free, in pixels of the map container.
   *
   * @returns {{x: number, y: number, radius: number}[]}
   */
  obstacles() {
    const places = [];
    const add = (marker) => {
      const element = marker?.getElement?.();
      if (!element) return;
      const { x, y } = this.#map.latLngToContainerPoint(marker.getLatLng());
      places.push({ x, y, radius: Number(element.firstChild.getAttribute("width")) / 2 - 1 });
    };
    new Set(this.#clusters.getLayers().map((marker) => this.#clusters.getVisibleParent(marker))).forEach(add);
    this.#loose.eachLayer(add);
    return places;
  }

  // markercluster is fast at differences and slow at everything, so only differences are told. Removing comes first: a
  // marker that changes sides would be taken off the map by the group it leaves.
  #replace(clustered, loose) {
    const fromClusters = difference(this.#clusters.getLayers(), clustered);
    const toClusters = difference(clustered, this.#clusters.getLayers());
    const fromLoose = difference(this.#loose.getLayers(), loose);
    const toLoose = difference(loose, this.#loose.getLayers());
    this.#clusters.removeLayers(fromClusters);
    fromLoose.forEach((marker) => this.#loose.removeLayer(marker));
    this.#clusters.addLayers(toClusters);
    toLoose.forEach((marker) => this.#loose.addLayer(marker));
    if (fromClusters.length || toClusters.length) this.#clusters.refreshClusters();
  }

  #marker(layer, feature, key, look, { chosen, kept, closed }) {
    let entry = this.#markers.get(key);
    if (entry?.look === look && entry.feature === feature) return entry.marker;
    const commodity = commodityOf(feature.properties, this.#wanted);
    const label = [labelOf(this.#catalog, layer, feature, commodity), closed && t("passage.closed")].filter(Boolean).join(", ");
    const icon = new MarkIcon({
      mark: () => drawPoint(this.#catalog, layer, feature, { commodity, zoom: this.#map.getZoom(), chosen, closed }),
      label,
      feature: key,
      classes: [kept && "is-kept", chosen && "is-chosen", closed && "is-closed"].filter(Boolean),
    });
    if (!entry) {
      entry = { marker: this.#newMarker(layer, feature, icon) };
      this.#markers.set(key, entry);
    } else {
      const hadFocus = entry.marker.getElement()?.contains(document.activeElement);
      entry.marker.setIcon(icon);
      if (hadFocus) entry.marker.getElement()?.focus({ preventScroll: true });
      if (entry.feature !== feature) this.#move(entry.marker, feature);
    }
    Object.assign(entry, { look, feature });
    // A text would be taken for markup.
    entry.marker.setTooltipContent(el("span", {}, label));
    entry.marker.setZIndexOffset(chosen ? 3000 : kept ? 2000 : RANKS[layer]);
    return entry.marker;
  }

  #move(marker, feature) {
    const [lon, lat] = placeOf(feature);
    marker.family = this.#catalog.family(feature.properties.commodity) ?? "none";
    marker.setLatLng([lat, nearestCopy(lon, this.#map.getCenter().lng)]);
  }

  #newMarker(layer, feature, icon) {
    const [lon, lat] = placeOf(feature);
    const marker = L.marker([lat, nearestCopy(lon, this.#map.getCenter().lng)], { icon, keyboard: true });
    marker.family = this.#catalog.family(feature.properties.commodity) ?? "none";
    marker.on("click", () => this.#onPick(layer, feature.id));
    marker.bindTooltip("", { direction: "top", offset: [0, -8], className: "map-tip" });
    return marker;
  }

  #clusterIcon(cluster) {
    const families = new Map();
    const markers = cluster.getAllChildMarkers();
    for (const { family } of markers) families.set(family, (families.get(family) ?? 0) + 1);
    const sorted = new Map([...families].sort((a, b) => b[1] - a[1]));
    const label = t("map.cluster", {
      count: markers.length,
      families: [...sorted].map(([family, count]) => `${count} ${t(`family.${family}`)}`).join(", "),
    });
    cluster.setZIndexOffset(CLUSTER_RANK);
    const size = 25 + Math.min(15, 2.2 * Math.sqrt(markers.length));
    return new MarkIcon({ label, mark: () => clusterMark(sorted, String(markers.length), size) });
  }

  // To the first member in view, or else to the map, unless the focus has moved on meanwhile.
  #focusInto(cluster) {
    const map = this.#map.getContainer();
    const own = cluster.getElement();
    const members = cluster.getAllChildMarkers();
    setTimeout(() => {
      const { activeElement: active } = document;
      if (active && ![document.body, map, own].includes(active)) return;
      const view = this.#map.getBounds();
      const shown = members.map((marker) => this.#clusters.getVisibleParent(marker))
        .find((mark) => mark?.getElement?.()?.isConnected && view.contains(mark.getLatLng()));
      (shown?.getElement() ?? map).focus({ preventScroll: true });
    }, this.#map.options.zoomAnimation ? OPENING_MS : 0);
  }

  // Each mark is shown once, on the copy of the world that is nearest to the middle of the view.
  #followCentre() {
    const centre = this.#map.getCenter().lng;
    const moved = [...this.#markers.values()].map(({ marker }) => marker).filter((marker) => {
      const { lng } = marker.getLatLng();
      return nearestCopy(lng, centre) !== lng;
    });
    if (!moved.length) return;
    const clustered = moved.filter((marker) => this.#clusters.hasLayer(marker));
    this.#clusters.removeLayers(clustered);
    for (const marker of moved) {
      const { lat, lng } = marker.getLatLng();
      marker.setLatLng([lat, nearestCopy(lng, centre)]);
    }
    this.#clusters.addLayers(clustered);
  }
}

function difference(all, without) {
  const left = new Set(without);
  return all.filter((item) => !left.has(item));
}
