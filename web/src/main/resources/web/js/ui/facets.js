// The filters that follow from a layer's own definition: words to tick, figures to limit.
import { createChoice } from "./facet-choice.js";
import { createRange } from "./facet-range.js";
import { createSegments } from "./segments.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { MAPPED_LAYERS } from "../model/dataset.js";
import { facetsOf, isFigure } from "../model/facets.js";

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createFacets(explorer) {
  const { state, dataset } = explorer;
  const host = el("div", { class: "facets__list" });
  let shown = null;
  let facets = [];

  // The facets of a layer are built when it has arrived; until it comes anew only their figures change.
  const update = () => {
    const layer = explorer.table.layer;
    if (shown !== layer.id && !dataset.has(layer.id)) {
      host.replaceChildren();
    } else if (shown !== layer.id) {
      const open = new Set(facets.filter(({ element }) => element.open).map(({ name }) => name));
      shown = layer.id;
      facets = facetsOf(layer).map((field) => foldable(explorer, layer, field, open.has(field.name))).filter(Boolean);
      host.replaceChildren(...facets.map(({ element }) => element));
    }
    if (shown === layer.id) for (const facet of facets) facet.update();
  };
  explorer.addEventListener("scope", update);
  state.on(["table"], update);
  dataset.addEventListener("loaded", ({ detail }) => {
    if (detail === shown) shown = null;
  });
  explorer.whatIf.addEventListener("change", () => {
    if (shown === "corridors") shown = null;
  });
  update();
  return el("div", { class: "facets" }, layerTabs(explorer), scopeSwitch(state), host);
}

function foldable(explorer, layer, field, isOpen) {
  const facet = (isFigure(field) ? createRange : createChoice)(explorer, layer, field);
  if (!facet) return null;
  const isSet = () => explorer.filters.conditions.some((condition) => condition.field === field.name);
  const mark = el("span", { class: "facet__set" });
  const element = el("details", { class: "facet", open: isOpen || isSet(), dataset: { testid: `facet-${field.name}` },
    ontoggle: () => element.open && facet.update() },
  el("summary", { class: "facet__head", title: field.description }, field.title,
    field.unit && el("span", { class: "facet__unit" }, ` ${field.unit}`), mark),
  facet.element);
  const update = () => {
    mark.textContent = isSet() ? t("facet.set") : "";
    if (element.open) facet.update();
  };
  return { name: field.name, element, update };
}

function layerTabs(explorer) {
  const { catalog, state } = explorer;
  const layers = MAPPED_LAYERS.map((id) => catalog.layer(id)).filter((layer) => layer && facetsOf(layer).length > 1);
  const tabs = createSegments(t("facets.layer"), layers.map(({ id }) => ({ key: id, text: t(`kinds.${id}`), testid: `facets-${id}` })),
    (id) => state.set({ table: id === "deposits" ? null : id, sortby: null }));
  const update = () => tabs.press(explorer.table.layer.id);
  state.on(["table"], update);
  update();
  return tabs.element;
}

function scopeSwitch(state) {
  const button = el("button", { class: "switch switch--plain", type: "button", role: "switch", dataset: { testid: "scope" },
    onclick: () => state.set({ scope: state.view.scope ? null : "all" }) },
  el("span", { class: "switch__title" }, t("facets.inView")), el("span", { class: "switch__knob", "aria-hidden": "true" }));
  const update = () => button.setAttribute("aria-checked", String(!state.view.scope));
  state.on(["scope"], update);
  update();
  return button;
}
