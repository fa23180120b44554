// The table: which layer, which rows in which order, and the file that has just these.
import { isHeld } from "./dataset.js";
import { RemoteRows } from "./remote-rows.js";
import { fileParameters, sorted } from "./table-rows.js";
import { scenarioParameters } from "../url-state.js";

/** Answers for the present view of an explorer. */
export class Table {
  #explorer;

  /** The rows of layers that are too large for the page. */
  remote = new RemoteRows();

  /** @param {import("../explorer.js").Explorer} explorer */
  constructor(explorer) {
    this.#explorer = explorer;
  }

  /** The layers that a table can show; the outlines of countries say little in one. */
  get layers() {
    return this.#explorer.catalog.layers().filter(({ id }) => id !== "countries");
  }

  /** The layer in the table, and whose fields the filters show. */
  get layer() {
    const { state, catalog } = this.#explorer;
    return this.layers.find(({ id }) => id === state.view.table) ?? catalog.layer("deposits");
  }

  /** Whether the {@link Table#rows} are there, and not still to come. */
  get hasRows() {
    return isHeld(this.layer) ? this.#explorer.dataset.has(this.layer.id) : this.remote.isCurrent;
  }

  /** The rows in their order. */
  rows() {
    if (!isHeld(this.layer)) return this.remote.of(this.layer.id, this.fileParameters());
    return sorted(this.#explorer.inScope(this.layer.id), this.#explorer.state.view.sortby);
  }

  /** The parameters of `/layers/{id}.{format}` for just these rows. */
  fileParameters() {
    const { state, filters, area, box } = this.#explorer;
    const { layer } = this;
    const kind = this.#explorer.onlyKind(layer.id);
    return fileParameters(layer, state.view, {
      conditions: [...filters.conditionsFor(layer), ...(kind ? [{ field: "kind", values: [kind] }] : [])],
      area,
      box,
      scenario: layer.id === "corridors" ? scenarioParameters(state.view.assume) : {},
    });
  }
}
