// Many rows of one height, of which only those in sight are in the page. Keyboard and screen readers meet a grid: arrows
// move, Enter chooses, the heads sort.
import { el } from "../dom.js";

const SPARE_ROWS = 6;

/**
 * @typedef {{key: string, title: string, note?: string, unit?: string, isFigure: boolean, isSortable: boolean, width: number,
 *   text: (feature: object) => string}} Column
 */

/** `new TableGrid({ label, onPick, onPoint, onSort })`; its `element` scrolls. */
export class TableGrid {
  #actions;
  #columns = [];
  #rows = [];
  #active = -1;
  #chosen = null;
  #isChosenSeen = false;
  #pointed = null;
  #head = el("div", { class: "grid__head", role: "row", "aria-rowindex": 1 });
  #body = el("div", { class: "grid__body", role: "rowgroup" });
  #shown = new Map();
  #frame = 0;

  /**
   * @param {{label: string, onPick: (id: string) => void, onPoint: (id: string | null) => void, onSort: (key: string) => void}} actions
   */
  constructor(actions) {
    this.#actions = actions;
    this.element = el("div", { class: "grid", role: "grid", tabindex: 0, "aria-label": actions.label,
      dataset: { testid: "grid" }, onscroll: () => this.#drawSoon(), onkeydown: (event) => this.#key(event),
      onfocus: () => this.#rows.length && this.#activate(Math.max(0, this.#active)),
      onmouseleave: () => actions.onPoint(null) },
    el("div", { class: "grid__heads", role: "rowgroup" }, this.#head), this.#body);
    this.#body.addEventListener("mouseover", ({ target }) => actions.onPoint(idOf(target)));
    this.#body.addEventListener("click", ({ target }) => idOf(target) && this.#pick(idOf(target)));
    new ResizeObserver(() => this.#drawSoon()).observe(this.element);
  }

  /** @param {Column[]} columns @param {string | null} sortby */
  setColumns(columns, sortby) {
    this.#columns = columns;
    const template = columns.map(({ width }) => `${width}px`).join(" ");
    this.element.style.setProperty("--columns", template);
    this.element.style.setProperty("--width", `${columns.reduce((sum, { width }) => sum + width, 0)}px`);
    this.element.setAttribute("aria-colcount", columns.length);
    const focused = document.activeElement?.dataset.column;
    this.#head.replaceChildren(...columns.map((column) => this.#headCell(column, sortby)));
    if (focused) this.#head.querySelector(`[data-column="${CSS.escape(focused)}"]`)?.focus();
    this.#forget();
  }

  /** @param {object[]} features */
  setRows(features) {
    const active = this.#rows[this.#active]?.id;
    this.#rows = features;
    this.#active = active === undefined ? -1 : features.findIndex(({ id }) => id === active);
    this.element.setAttribute("aria-rowcount", features.length + 1);
    this.#showChosen();
    this.#forget();
  }

  /** Marks the row of what is chosen, and brings it into sight. */
  choose(id) {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#isChosenSeen = false;
    this.#showChosen();
    this.#forget();
  }

  // Once: what is chosen may come into the rows later, but whoever scrolls on is not held back.
  #showChosen() {
    const index = this.#isChosenSeen || this.#chosen === null ? -1 : this.#rows.findIndex(({ id }) => id === this.#chosen);
    if (index < 0) return;
    this.#isChosenSeen = true;
    this.#active = index;
    this.#body.style.height = `${this.#rows.length * this.#rowHeight}px`;
    this.#reveal(index);
  }

  /** Marks the row of what is pointed at on the map. */
  point(id) {
    this.#pointed = id;
    for (const [, row] of this.#shown) row.classList.toggle("is-pointed", row.dataset.id === id);
  }

  get #rowHeight() {
    return matchMedia("(pointer: coarse)").matches ? 44 : 28;
  }

  #headCell({ key, title, note, unit, isFigure, isSortable }, sortby) {
    const order = sortby === key ? "ascending" : sortby === `-${key}` ? "descending" : "none";
    const words = [el("span", { class: "grid__title" }, title), unit && el("span", { class: "grid__unit" }, unit)];
    return el("div", { class: isFigure ? "grid__cell grid__cell--figure" : "grid__cell", role: "columnheader", title: note,
      "aria-sort": isSortable ? order : null },
    isSortable ? el("button", { class: "grid__sort", type: "button", dataset: { column: key, order, testid: `sort-${key}` },
      onclick: () => this.#actions.onSort(key) }, words) : words);
  }

  #forget() {
    this.#shown.clear();
    this.#body.replaceChildren();
    this.#draw();
  }

  #drawSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    const height = this.#rowHeight;
    this.#body.style.height = `${this.#rows.length * height}px`;
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - SPARE_ROWS);
    const last = Math.min(this.#rows.length, Math.ceil((this.element.scrollTop + this.element.clientHeight) / height) + SPARE_ROWS);
    for (const [index, row] of this.#shown) {
      if (index >= first && index < last) continue;
      row.remove();
      this.#shown.delete(index);
    }
    for (let index = first; index < last; index++) {
      if (this.#shown.has(index)) continue;
      const row = this.#row(index, height);
      const next = [...this.#shown.keys()].filter((other) => other > index).sort((a, b) => a - b)[0];
      this.#body.insertBefore(row, this.#shown.get(next) ?? null);
      this.#shown.set(index, row);
    }
    this.#markActive();
  }

  #row(index, height) {
    const feature = this.#rows[index];
    const row = el("div", { class: "grid__row", role: "row", id: `row-${index}`, "aria-rowindex": index + 2,
      "aria-selected": String(feature.id === this.#chosen), dataset: { id: feature.id } },
    this.#columns.map((column, i) => {
      const text = column.text(feature);
      return el("div", { class: column.isFigure ? "grid__cell grid__cell--figure" : "grid__cell",
        role: i ? "gridcell" : "rowheader", title: text.length * 7 > column.width ? text : null }, text);
    }));
    row.style.top = `${index * height}px`;
    row.classList.toggle("is-pointed", feature.id === this.#pointed);
    return row;
  }

  #key(event) {
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#rowHeight) - 2);
    const to = { ArrowDown: this.#active + 1, ArrowUp: this.#active - 1, PageDown: this.#active + page,
      PageUp: this.#active - page, Home: 0, End: this.#rows.length - 1 }[event.key];
    if (to !== undefined && this.#rows.length) {
      event.preventDefault();
      this.#activate(Math.max(0, Math.min(this.#rows.length - 1, to)));
    } else if ((event.key === "Enter" || event.key === " ") && this.#rows[this.#active]) {
      event.preventDefault();
      this.#pick(this.#rows[this.#active].id);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      this.element.scrollLeft += event.key === "ArrowRight" ? 120 : -120;
    }
  }

  #pick(id) {
    this.#active = this.#rows.findIndex((row) => row.id === id);
    this.#actions.onPick(id);
  }

  #activate(index) {
    this.#active = index;
    this.#reveal(index);
    this.#draw();
    this.#actions.onPoint(this.#rows[index].id);
  }

  #markActive() {
    for (const [index, row] of this.#shown) row.classList.toggle("is-active", index === this.#active);
    if (this.#shown.has(this.#active)) this.element.setAttribute("aria-activedescendant", `row-${this.#active}`);
    else this.element.removeAttribute("aria-activedescendant");
  }

  #reveal(index) {
    const height = this.#rowHeight;
    const head = this.#head.offsetHeight;
    const top = index * height;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + height > scrollTop + clientHeight - head) this.element.scrollTop = top + height - clientHeight + head;
  }
}

const idOf = (target) => target.closest?.(".grid__row")?.dataset.id ?? null;
