// The drawer with the features that are in view as rows: sorted, chosen and taken away as a file.
import { fieldText, isYear } from "./field-text.js";
import { closeButton } from "./parts.js";
import { TableGrid } from "./table-grid.js";
import { createFileMenu } from "./file-menu.js";
import { dragHeight } from "./drawer-height.js";
import { el } from "../dom.js";
import { reasonOf, t } from "../i18n.js";
import { isHeld } from "../model/dataset.js";
import { MOST_ROWS } from "../model/remote-rows.js";
import { isFigure } from "../model/facets.js";

const WIDTHS = { name: 240, figure: 104, year: 92, date: 110, word: 148, list: 190, text: 210 };

// Drawn on the map, shown first, or said by names in another column.
const HIDDEN = new Set(["leg_modes", "verified_fields", "name", "from_id", "to_id", "from_site", "to_site", "source_id", "resource_id"]);

/**
 * @param {HTMLElement} host
 * @param {import("../explorer.js").Explorer} explorer
 * @param {{onResize: () => void}} actions
 */
export function fillTable(host, explorer, { onResize }) {
  const { state, dataset } = explorer;
  host.setAttribute("aria-label", t("table.title"));
  host.dataset.testid = "table";
  const grid = createGrid(explorer);
  let columnsOfLayer = null;
  const summary = el("p", { class: "table__summary", role: "status", dataset: { testid: "table-count" } });
  const empty = emptyTable(explorer);
  const close = closeButton("close-table", () => state.set({ drawer: null }));
  host.append(
    dragHeight(host, onResize),
    el("header", { class: "panel__head table__head" }, el("h2", { class: "panel__title" }, t("table.title")),
      layerPicker(explorer), summary, createFileMenu(explorer), close),
    grid.element, empty.element);

  const showColumns = () => {
    columnsOfLayer = explorer.table.layer.id;
    grid.setColumns(columnsOf(explorer, explorer.table.layer), state.view.sortby);
  };
  const showRows = () => {
    if (host.hidden) return;
    const rows = explorer.table.rows();
    grid.setRows(rows);
    summary.textContent = explorer.table.hasRows ? counted(explorer, rows.length) : t("loading");
    empty.show(explorer.table.hasRows && !rows.length);
    chooseRow();
  };
  const chooseRow = () => grid.choose(state.view.select?.layer === explorer.table.layer.id ? state.view.select.id : null);
  // Only what is shown is worked out, and what a layer lacks is loaded when its table opens.
  const show = () => {
    if (state.view.drawer !== "table") return;
    if (columnsOfLayer !== explorer.table.layer.id) showColumns();
    if (isHeld(explorer.table.layer)) dataset.load([explorer.table.layer.id]);
    showRows();
  };
  state.on(["drawer", "table"], show);
  state.on(["sortby"], () => {
    showColumns();
    showRows();
  });
  state.on(["select"], chooseRow);
  explorer.addEventListener("scope", showRows);
  explorer.table.remote.addEventListener("failed", ({ detail }) => {
    summary.textContent = t("error.layer", { count: 1, detail: reasonOf(detail) });
  });
  explorer.addEventListener("point", ({ detail }) =>
    grid.point(detail?.layer === explorer.table.layer.id ? detail.id : null));
  new MutationObserver(showRows).observe(host, { attributes: true, attributeFilter: ["hidden"] });
  show();
}

function counted({ state, table: { layer } }, count) {
  if (!isHeld(layer) && count === MOST_ROWS) return t("table.countFirst", { count, total: layer.count });
  const isInView = !state.view.scope && layer.geometry;
  return t(isInView ? "table.countInView" : "table.count", { count, total: layer.count });
}

// Nothing in view is not nothing at all.
function emptyTable(explorer) {
  const text = el("p", {});
  const everywhere = el("button", { class: "button", type: "button", dataset: { testid: "table-everywhere" },
    onclick: () => explorer.state.set({ scope: "all" }) }, t("table.everywhere"));
  const element = el("div", { class: "table__empty", hidden: true }, text, everywhere);
  const show = (isEmpty) => {
    element.hidden = !isEmpty;
    if (!isEmpty) return;
    const { layer } = explorer.table;
    const isInView = !explorer.state.view.scope && layer.geometry;
    // Of a layer that is not in the page nobody knows how many there are elsewhere without asking.
    const elsewhere = isInView && isHeld(layer) ? explorer.filtered(layer.id).length : 0;
    const mayBeElsewhere = elsewhere > 0 || (isInView && !isHeld(layer));
    everywhere.hidden = !mayBeElsewhere;
    text.textContent = elsewhere ? t("table.elsewhere", { count: elsewhere })
      : t(mayBeElsewhere ? "table.nothingInView" : "empty.text");
  };
  return { element, show };
}

function createGrid(explorer) {
  const { state } = explorer;
  return new TableGrid({
    label: t("table.title"),
    onPick: (id) => explorer.select({ layer: explorer.table.layer.id, id }, { reveal: true }),
    onPoint: (id) => explorer.point(id === null ? null : { layer: explorer.table.layer.id, id }),
    // From the least, from the most, and then as the file has them.
    onSort: (key) => state.set({ sortby: state.view.sortby === key ? `-${key}` : state.view.sortby === `-${key}` ? null : key }),
  });
}

function layerPicker(explorer) {
  const { state, table: { layers } } = explorer;
  const select = el("select", { class: "select", "aria-label": t("table.layer"), dataset: { testid: "table-layer" },
    onchange: () => state.set({ table: select.value, sortby: null }) },
  layers.map(({ id, title }) => el("option", { value: id }, title)));
  const update = () => (select.value = explorer.table.layer.id);
  state.on(["table"], update);
  update();
  return select;
}

/** @returns {import("./table-grid.js").Column[]} */
function columnsOf({ catalog, dataset }, layer) {
  const nameOf = (id) => dataset.locate(id)?.feature.properties.name;
  const units = new Set(layer.fields.map((field) => field.unit_field).filter(Boolean));
  const shown = layer.fields.filter((field) => !HIDDEN.has(field.name) && !units.has(field.name) && field.format !== "uri");
  const name = layer.fields.find((field) => field.name === "name");
  return [name, ...shown].filter(Boolean).map((field) => ({
    key: field.name,
    title: field.title,
    note: field.description,
    unit: field.unit,
    isFigure: isFigure(field),
    isSortable: field.type !== "strings",
    width: Math.max(WIDTHS[widthOf(field)], (field.title.length + (field.unit?.length ?? 0)) * 7.5 + 36),
    text: (feature) => fieldText(catalog, field, feature.properties, nameOf),
  }));
}

function widthOf(field) {
  if (field.name === "name") return "name";
  if (isYear(field)) return "year";
  if (field.unit_field) return "word";
  if (isFigure(field)) return "figure";
  if (field.type === "date") return "date";
  if (field.type === "strings") return "list";
  return field.codelist || field.facet ? "word" : "text";
}
