// Starts the map: reads the link, loads what is needed, and connects the parts to the one store.
import { activity } from "./api.js";
import { DEFAULT_VIEW } from "./default-view.js";
import { Explorer } from "./explorer.js";
import { loadMessages, reasonOf, t } from "./i18n.js";
import { catalogOrRetry, loadData } from "./loading.js";
import { showCursorPosition } from "./map/cursor-position.js";
import { MapView } from "./map/map-view.js";
import { createSwipe } from "./map/swipe.js";
import { Dataset } from "./model/dataset.js";
import { RouteSearch } from "./model/route-search.js";
import { WhatIf } from "./model/what-if.js";
import { State } from "./state.js";
import { followTheme } from "./theme.js";
import { fillDetail } from "./ui/detail.js";
import { fillFilters } from "./ui/filters.js";
import { ICONS } from "./ui/icons.js";
import { el, icon } from "./dom.js";
import { createMapTools } from "./ui/map-tools.js";
import { Notices } from "./ui/notices.js";
import { fillOutcome } from "./ui/outcome.js";
import { fillRoute } from "./ui/route.js";
import { followPrint } from "./ui/print.js";
import { followPanels, toggleDrawer, topPanel } from "./ui/panels.js";
import { queryOf } from "./ui/share.js";
import { Sheet } from "./ui/sheet.js";
import { fillTable } from "./ui/table.js";
import { fillTimeLine } from "./ui/timeline/timeline.js";
import { fillTopbar } from "./ui/topbar.js";
import { fillWhatIf } from "./ui/what-if/panel.js";
import { parseView } from "./url-state.js";

const URL_DELAY_MS = 250;
const NARROW_PX = 1000;
const FILTERED_LAYERS = ["deposits", "processing-sites", "corridors"];

const page = {
  layout: document.querySelector(".layout"),
  topbar: document.querySelector(".topbar"),
  sheet: document.querySelector(".sheet"),
  grip: document.querySelector(".sheet__grip"),
  panels: [...document.querySelectorAll("[data-panel]")],
  filters: document.querySelector(".filters"),
  detail: document.querySelector(".detail"),
  route: document.querySelector(".route"),
  table: document.querySelector(".table"),
  map: document.querySelector(".map"),
  progress: document.querySelector(".progress"),
};
const notices = new Notices(document.querySelector(".notices"));

async function start() {
  const state = new State({ ...DEFAULT_VIEW, ...parseView(window.location.search) });
  let view = null;
  followTheme(state, () => view?.repaint());
  showProgress();
  await loadMessages(state.view.lang);
  page.progress.setAttribute("aria-label", t("loading"));
  const explorer = new Explorer(state, await catalogOrRetry(page.map, notices), new Dataset(), new WhatIf(state));
  view = buildPage(explorer);
  mirrorInUrl(state, view);
  await loadData(explorer, view, notices);
  document.documentElement.dataset.ready = "true";
  performance.mark("map-ready");
}

function buildPage(explorer) {
  const { state } = explorer;
  fillTopbar(page.topbar, explorer, notices);
  page.layout.dataset.filters = window.innerWidth < NARROW_PX ? "collapsed" : "open";
  fillFilters(page.filters, explorer, { onCollapse: () => toggleFilters(view) });
  fillDetail(page.detail, explorer, notices);
  const routeSearch = new RouteSearch(state);
  fillRoute(page.route, explorer, routeSearch);
  fillWhatIf(document.querySelector(".what-if"), explorer, { openTimeLine: () => toggleDrawer(state, "timeline") });
  fillOutcome(document.querySelector(".outcome"), explorer);
  page.map.after(createSwipe(page.map, explorer));
  const sheet = new Sheet(page.sheet, page.grip);
  fillTable(page.table, explorer, { onResize: () => view.map.invalidateSize({ pan: false, debounceMoveend: false }) });
  const fitSheet = () => Sheet.isUsed && sheet.set(topPanel(state.view) === "filters" ? "peek" : "half");
  const onChange = () => {
    fitSheet();
    view.map.invalidateSize({ pan: false, debounceMoveend: false });
  };
  // The map begins in the room that the panels leave it, so that its centre is that of the link.
  followPanels(page.panels, state, { isNarrow: () => Sheet.isUsed, onChange });
  // It measures its place, so it comes after the panels have theirs.
  fillTimeLine(document.querySelector(".time-line"), explorer);
  const tellFailure = (error, retry) => notices.fail(t("error.tiles", { detail: reasonOf(error) }), retry);
  const view = new MapView(page.map, explorer, () => sheet.pixels, tellFailure);
  page.map.before(createMapTools(view.map, explorer));
  showCursorPosition(view.map, (text) => notices.tell(t("position.copied", { text })));
  followPrint(page.layout, view);
  document.body.prepend(skipLink());
  labelFiltersToggle();
  if (topPanel(state.view) !== "filters") fitSheet();
  const showWays = () => view.showWays(state.view.panel === "route" ? routeSearch : null);
  routeSearch.addEventListener("change", showWays);
  state.on(["way"], showWays);
  explorer.addEventListener("picking", () => view.pick(explorer.isPicking));
  state.on(["panel", "select"], () => explorer.isPicking && explorer.pickPlace(null));
  state.on(["layers", "commodity", "country", "filter", "select", "panel"], () => view.draw());
  state.on(["split"], () => view.divide());
  state.on(["select"], ({ select }) => select && view.keepInView(select.layer, select.id));
  explorer.onFilter(() => tellIfEmpty(explorer));
  explorer.custom.addEventListener("answer", () => view.draw());
  explorer.custom.addEventListener("failed", ({ detail }) => notices.tell(t("error.filter", { detail: reasonOf(detail) }), { stays: true }));
  explorer.addEventListener("reveal", ({ detail }) => view.reveal(detail.layer, detail.id));
  explorer.dataset.addEventListener("loaded", () => view.draw());
  explorer.dataset.addEventListener("edited", ({ detail }) => view.tiled.renew(detail));
  explorer.whatIf.addEventListener("change", () => view.draw());
  explorer.whatIf.addEventListener("failed", ({ detail }) =>
    notices.fail(t("error.scenario", { detail: reasonOf(detail) }), () => explorer.whatIf.refresh()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (explorer.isPicking) explorer.pickPlace(null);
    else if (state.view.select) explorer.select(null);
    else if (state.view.panel) state.set({ panel: null });
    else if (state.view.drawer) state.set({ drawer: null });
  });
  return view;
}

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
  else notices.empty(t("empty.text"), t("filters.clear"), () => explorer.clearFilters());
}

const STEPS = ["select", "panel", "drawer", "assume", "versus", "importer"];

// Choosing a feature, opening and closing panels, and assuming something, are steps that Back undoes; all else rewrites the present step.
function mirrorInUrl(state, view) {
  let timer = 0;
  let last = state.view;
  let isRestoring = false;
  const rewrite = (of) => window.history.replaceState(null, "", queryOf(of));
  state.addEventListener("change", () => {
    // Compared here, since a panel that opens moves the map, and that change may be told first.
    const before = last;
    const isStep = STEPS.some((key) => JSON.stringify(before[key]) !== JSON.stringify(state.view[key]));
    last = state.view;
    if (isRestoring) return;
    if (isStep) {
      if (timer) rewrite(before);
      window.history.pushState(null, "", queryOf(state.view));
    }
    clearTimeout(timer);
    timer = isStep ? 0 : setTimeout(() => {
      timer = 0;
      rewrite(state.view);
    }, URL_DELAY_MS);
  });
  window.addEventListener("popstate", () => {
    clearTimeout(timer);
    timer = 0;
    const wanted = { ...DEFAULT_VIEW, ...parseView(window.location.search) };
    isRestoring = true;
    state.set(wanted);
    view.show(wanted);
    isRestoring = false;
  });
}

function showProgress() {
  activity.addEventListener("change", () => {
    page.progress.hidden = activity.pending === 0;
  });
}

start();
