// Puts the parts together: loads what is needed, fills the page, and connects all to the one store.
import { activity } from "./api.js";
import { el, icon } from "./dom.js";
import { Explorer } from "./explorer.js";
import { mirrorInUrl, viewOfAddress } from "./history.js";
import { reasonOf, t } from "./i18n.js";
import { catalogOrRetry, loadData } from "./loading.js";
import { showCursorPosition } from "./map/cursor-position.js";
import { MapView } from "./map/map-view.js";
import { createSwipe } from "./map/swipe.js";
import { isVerdict } from "./model/custom-filters.js";
import { Dataset, MAPPED_LAYERS } from "./model/dataset.js";
import { WhatIf } from "./model/what-if.js";
import { State } from "./state.js";
import { followTheme } from "./theme.js";
import { fillFilters } from "./ui/filters.js";
import { afterDrawing } from "./ui/focus.js";
import { ICONS } from "./ui/icons.js";
import { createMapTools } from "./ui/map-tools.js";
import { Notices } from "./ui/notices.js";
import { fillOutcome } from "./ui/outcome.js";
import { followPrint } from "./ui/print.js";
import { Panels, toggleDrawer, topPanel } from "./ui/panels.js";
import { Sheet } from "./ui/sheet.js";
import { fillTopbar } from "./ui/topbar.js";

const NARROW_PX = 1000;
const FILTERED_LAYERS = ["deposits", "processing-sites", "corridors"];

const page = {
  layout: document.querySelector(".layout"),
  topbar: document.querySelector(".topbar"),
  sheet: document.querySelector(".sheet"),
  grip: document.querySelector(".sheet__grip"),
  panels: [...document.querySelectorAll("[data-panel]")],
  filters: document.querySelector(".filters"),
  map: document.querySelector(".map"),
  progress: document.querySelector(".progress"),
};
const notices = new Notices(document.querySelector(".notices"));

// Asked for at once, since they do not depend on the list of layers.
const dataset = new Dataset();
dataset.load(MAPPED_LAYERS);

/**
 * @param {Promise<void>} words settled when the words of the interface are there
 */
export async function start(words) {
  const state = new State(viewOfAddress());
  let view = null;
  followTheme(state, () => view?.repaint());
  showProgress();
  await words;
  page.progress.setAttribute("aria-label", t("loading"));
  const explorer = new Explorer(state, await catalogOrRetry(page.map, notices), dataset, new WhatIf(state));
  const built = buildPage(explorer);
  ({ view } = built);
  mirrorInUrl(state, (wanted) => view.show(wanted));
  await Promise.all([loadData(explorer, view, notices), built.panels.settled()]);
  await new Promise((drawn) => afterDrawing(drawn));
  document.documentElement.dataset.ready = "true";
  performance.mark("map-whole");
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  whenIdle(() => built.panels.loadRest());
}

function buildPage(explorer) {
  const { state } = explorer;
  fillTopbar(page.topbar, explorer, notices);
  page.layout.dataset.filters = window.innerWidth < NARROW_PX ? "collapsed" : "open";
  fillFilters(page.filters, explorer, { onCollapse: () => toggleFilters(view) });
  fillOutcome(document.querySelector(".outcome"), explorer);
  page.map.after(createSwipe(page.map, explorer));
  const sheet = new Sheet(page.sheet, page.grip);
  const fitSheet = () => Sheet.isUsed && sheet.set(topPanel(state.view) === "filters" ? "peek" : "half");
  const fitMap = () => view.map.invalidateSize({ pan: false, debounceMoveend: false });
  const onChange = () => {
    fitSheet();
    fitMap();
  };
  // The map begins in the room that the panels leave it, so that its centre is that of the link.
  const panels = new Panels(page.panels, state, { contents: contents(explorer, { fitMap, showWays: (search) => view.showWays(search) }), onChange });
  const tellFailure = (error, retry) => notices.fail(t("error.tiles", { detail: reasonOf(error) }), retry);
  const view = new MapView(page.map, explorer, () => sheet.pixels, tellFailure);
  page.map.before(createMapTools(view.map, explorer));
  showCursorPosition(view.map, (text) => notices.tell(t("position.copied", { text })));
  followPrint(page.layout, view);
  document.body.prepend(skipLink());
  labelFiltersToggle();
  if (topPanel(state.view) !== "filters") fitSheet();
  explorer.picking.addEventListener("change", () => view.pick(explorer.picking.isOn));
  state.on(["panel", "select"], () => explorer.picking.end());
  state.on(["layers", "commodity", "country", "filter", "select", "panel"], () => view.draw());
  state.on(["split"], () => view.divide());
  state.on(["select"], ({ select }) => select && view.keepInView(select.layer, select.id));
  explorer.onFilter(() => tellIfEmpty(explorer));
  tellIfEmpty(explorer);
  const { custom } = explorer.filters;
  custom.addEventListener("answer", () => view.draw());
  custom.addEventListener("failed", ({ detail }) => {
    const text = t("error.filter", { detail: reasonOf(detail) });
    if (isVerdict(detail)) notices.tell(text, { stays: true });
    else notices.fail(text, () => custom.retry());
  });
  explorer.addEventListener("reveal", ({ detail }) => view.reveal(detail.layer, detail.id));
  explorer.dataset.addEventListener("edited", ({ detail }) => view.tiled.renew(detail));
  explorer.whatIf.addEventListener("change", () => view.draw());
  explorer.whatIf.addEventListener("failed", ({ detail }) =>
    notices.fail(t("error.scenario", { detail: reasonOf(detail) }), () => explorer.whatIf.retry()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (explorer.picking.isOn) explorer.picking.end();
    else if (state.view.select) explorer.select(null);
    else if (state.view.panel) state.set({ panel: null });
    else if (state.view.drawer) state.set({ drawer: null });
  });
  return { view, panels };
}

// The panels that are closed at first come with their modules when they are opened.
const contents = (explorer, { fitMap, showWays }) => ({
  detail: { load: () => import("./ui/detail.js"), fill: (host, { fillDetail }) => fillDetail(host, explorer, notices) },
  "what-if": { load: () => import("./ui/what-if/panel.js"),
    fill: (host, { fillWhatIf }) => fillWhatIf(host, explorer, { openTimeLine: () => toggleDrawer(explorer.state, "timeline") }) },
  route: { load: () => import("./ui/route.js"), fill: (host, { fillRoute }) => fillRoute(host, explorer, { showWays }) },
  timeline: { load: () => import("./ui/timeline/timeline.js"), fill: (host, { fillTimeLine }) => fillTimeLine(host, explorer) },
  table: { load: () => import("./ui/table.js"), fill: (host, { fillTable }) => fillTable(host, explorer, { onResize: fitMap }) },
});

function skipLink() {
  const toMap = (event) => {
    event.preventDefault();
    page.map.focus();
  };
  return el("a", { class: "skip-link", href: "#map", dataset: { testid: "skip" }, onclick: toMap }, t("skip.map"));
}

function toggleFilters(view) {
  page.layout.dataset.filters = page.layout.dataset.filters === "open" ? "collapsed" : "open";
  labelFiltersToggle();
  view.map.invalidateSize({ pan: false, debounceMoveend: false });
}

function labelFiltersToggle() {
  const open = page.layout.dataset.filters === "open";
  const button = page.filters.querySelector(".filters__toggle");
  button.setAttribute("aria-expanded", String(open));
  button.setAttribute("aria-label", t(open ? "filters.collapse" : "filters.expand"));
  button.title = t(open ? "filters.collapse" : "filters.expand");
  button.replaceChildren(icon(open ? ICONS.collapse : ICONS.layers));
}

// Only what has arrived can be empty.
function tellIfEmpty(explorer) {
  const isEmpty = FILTERED_LAYERS.every((layer) => explorer.dataset.has(layer) && !explorer.filtered(layer).length);
  if (!isEmpty) notices.clear("empty");
  else notices.empty(t("empty.text"), t("filters.clear"), () => explorer.filters.clear());
}

function showProgress() {
  activity.addEventListener("change", () => {
    page.progress.hidden = activity.pending === 0;
  });
}
