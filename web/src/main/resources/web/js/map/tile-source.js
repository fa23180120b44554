// The tiles of one layer: fetched when the view needs them, decoded once, the last ones kept.
import { getTile } from "../api.js";
import { readTile } from "./vector-tile.js";

const KEPT = 120;

/** Tiles are asked for at a zoom below that of the map, so that a cell of 1/32 tile is 16 pixels or more. */
const ZOOM_BELOW = 1;
const DEEPEST = 14;

let pbf = null;

/** The reader of protocol buffers, loaded when the first tile is. */
async function loadPbf() {
  const path = document.querySelector('meta[name="lodeline-pbf"]').content;
  pbf ??= (await import(new URL(path, document.baseURI))).default;
  return pbf;
}

/** The zoom of the tiles that a map at a zoom shows. */
export const tileZoom = (zoom) => Math.max(0, Math.min(DEEPEST, Math.floor(zoom) - ZOOM_BELOW));

/**
 * The tiles that cover bounds in world units; those beyond the antimeridian are the same tiles, shifted.
 *
 * @param {[number, number, number, number]} bounds
 * @param {number} z
 * @returns {{z: number, x: number, y: number, shift: number}[]} shift in whole worlds
 */
export function tilesIn([west, north, east, south], z) {
  const count = 2 ** z;
  const tiles = [];
  const clamp = (row) => Math.max(0, Math.min(count - 1, Math.floor(row * count)));
  for (let column = Math.floor(west * count); column <= Math.floor(east * count); column++) {
    const shift = Math.floor(column / count);
    for (let y = clamp(north); y <= clamp(south); y++) tiles.push({ z, x: column - shift * count, y, shift });
  }
  return tiles;
}

/** Fires `loaded` when a tile has come, `failed` (detail: error) when one has not. */
export class TileSource extends EventTarget {
  #layerId;
  #parameters;
  #tiles = new Map();
  #failed = new Set();
  #abort = new AbortController();

  /**
   * @param {string} layerId
   * @param {Record<string, string>} parameters that select features, and the properties wanted
   */
  constructor(layerId, parameters) {
    super();
    this.#layerId = layerId;
    this.#parameters = parameters;
  }

  /**
   * The features of a tile; null while it is on its way, none where it failed.
   *
   * @param {{z: number, x: number, y: number}} tile
   * @returns {import("./vector-tile.js").TileFeature[] | null}
   */
  features(tile) {
    const key = `${tile.z}/${tile.x}/${tile.y}`;
    if (this.#failed.has(key)) return [];
    if (!this.#tiles.has(key)) {
      this.#tiles.set(key, null);
      this.#load(key, tile);
    }
    const features = this.#tiles.get(key);
    // What was used last is thrown away last.
    this.#tiles.delete(key);
    this.#tiles.set(key, features);
    return features;
  }

  /** What has come of a tile, without asking for it. */
  known(tile) {
    return this.#tiles.get(`${tile.z}/${tile.x}/${tile.y}`) ?? null;
  }

  /** Asks for no more, and lets go of what is on its way: another source has taken its place. */
  close() {
    this.#abort.abort();
  }

  /** Tries again what failed. */
  retry() {
    this.#failed.clear();
    this.dispatchEvent(new Event("loaded"));
  }

  async #load(key, tile) {
    try {
      const [bytes, Pbf] = await Promise.all([getTile(this.#layerId, tile, this.#parameters, this.#abort.signal), loadPbf()]);
      this.#tiles.set(key, readTile(new Pbf(bytes), this.#layerId, tile));
      for (const old of [...this.#tiles.keys()].slice(0, Math.max(0, this.#tiles.size - KEPT))) this.#tiles.delete(old);
      this.dispatchEvent(new Event("loaded"));
    } catch (error) {
      this.#tiles.delete(key);
      if (this.#abort.signal.aborted) return;
      this.#failed.add(key);
      // The first says it for all; the others that have come are shown without it.
      if (this.#failed.size === 1) this.dispatchEvent(new CustomEvent("failed", { detail: error }));
      this.dispatchEvent(new Event("loaded"));
    }
  }
}
