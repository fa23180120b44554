// What the server says it has: layers with their fields, and the codelists that name the codes.

/** Look-ups over the answer of `/layers`. */
export class Catalog {
  #layers;
  #codes = new Map();

  /** @param {{layers: object[], codelists: Record<string, object[]>}} answer */
  constructor({ layers, codelists }) {
    this.#layers = new Map(layers.map((layer) => [layer.id, layer]));
    for (const [list, entries] of Object.entries(codelists)) {
      this.#codes.set(list, new Map(entries.map((entry) => [entry.code, entry])));
    }
  }

  /** @returns {object | undefined} the definition of a layer */
  layer(id) {
    return this.#layers.get(id);
  }

  /** @returns {object[]} the definitions of all layers */
  layers() {
    return [...this.#layers.values()];
  }

  /** The layers that users added and that have geometries: they may be large, so the map draws them from tiles. */
  tiled() {
    return this.layers().filter(({ bundled, geometry }) => !bundled && geometry);
  }

  /** @returns {object | undefined} the entry of a codelist */
  entry(list, code) {
    return this.#codes.get(list)?.get(code);
  }

  /** @returns {object[]} the entries of a codelist in their order */
  entries(list) {
    return [...(this.#codes.get(list)?.values() ?? [])];
  }

  /** The title of a code; a code that no list knows is shown as it is. */
  title(list, code) {
    return this.entry(list, code)?.title ?? code;
  }

  /** @returns {string | null} battery, magnet, base, technology or energy */
  family(commodity) {
    return this.entry("commodities", commodity)?.family ?? null;
  }

  /** @returns {string} the chemical symbol, or nothing */
  symbol(commodity) {
    return this.entry("commodities", commodity)?.symbol ?? "";
  }

  /**
   * The codes a commodity filter stands for: the group `rare-earths` also means its light and heavy members; a member
   * means itself alone, and not what is only known as the group.
   *
   * @param {string[]} commodities
   * @returns {Set<string>}
   */
  expand(commodities) {
    const wanted = new Set(commodities);
    for (const { code, group } of this.entries("commodities")) {
      if (group && commodities.includes(group)) wanted.add(code);
    }
    return wanted;
  }
}
