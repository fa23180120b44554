// The drawer below the map: the measures on an axis of time, or as a list, and the day whose measures bind.
import { describe, drawAxis } from "./axis.js";
import { createDayHandle } from "./day-handle.js";
import { measureMark } from "./measure-mark.js";
import { closeButton, failure } from "../parts.js";
import { featuresUrl } from "../../api.js";
import { el } from "../../dom.js";
import { formatDate } from "../../format.js";
import { lang, listed, reasonOf, t } from "../../i18n.js";

const NAMES_PX = 122;
const LEAST_WIDTH_PX = 640;
const BINDING = ["in-force", "suspended", "announced"];

/**
 * @param {HTMLElement} host
 * @param {import("../../explorer.js").Explorer} explorer
 */
export function fillTimeLine(host, explorer) {
  const { state, catalog, dataset, whatIf } = explorer;
  host.setAttribute("aria-label", t("timeline.title"));
  host.dataset.testid = "timeline";
  const told = describe(catalog);
  let measures = [];
  let asList = false;
  let drawnWidth = 0;
  let abort = new AbortController();

  const readout = el("p", { class: "time-line__readout" });
  const sum = el("p", { class: "time-line__sum", role: "status", dataset: { testid: "timeline-sum" } });
  const input = el("input", { class: "field time-line__day", type: "date", min: "2010-01-01", max: "2029-06-01",
    "aria-label": t("what-if.day"), dataset: { testid: "timeline-day" }, onchange: () => input.validity.valid && setDay("assume", input.value || null) });
  const noDay = el("button", { class: "button button--quiet", type: "button", dataset: { testid: "timeline-clear" },
    onclick: () => setDay("assume", null) }, t("timeline.clearDay"));
  const list = el("button", { class: "button", type: "button", "aria-pressed": "false", dataset: { testid: "timeline-list" },
    onclick: () => {
      asList = !asList;
      list.setAttribute("aria-pressed", String(asList));
      draw();
    } }, t("timeline.asList"));
  const close = closeButton("close-timeline", () => state.set({ drawer: null }));
  const body = el("div", { class: "panel__body time-line__body", tabindex: "-1" });
  host.append(el("header", { class: "panel__head time-line__head" },
    el("h2", { class: "panel__title time-line__title", tabindex: "-1" }, t("timeline.title")), input, noDay, sum, list, close),
  body, readout);

  const setDay = (side, at) => state.set({ [side]: { ...state.view[side], at } });
  const isOpen = () => state.view.drawer === "timeline" && !host.hidden;
  const onTell = (feature) => {
    readout.textContent = feature ? told(feature) : t("timeline.hint");
  };
  const onOpen = (id) => explorer.select({ layer: "measures", id });

  const draw = () => {
    drawnWidth = body.clientWidth;
    const at = whatIf.scenario("assume").at;
    input.value = at ?? "";
    noDay.hidden = !state.view.assume.at;
    sum.textContent = summary(catalog, measures, at);
    onTell(null);
    if (asList) {
      body.replaceChildren(asRows(measures, catalog, onOpen));
      return;
    }
    const focused = body.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
    const axis = drawAxis(measures, Math.max(LEAST_WIDTH_PX, drawnWidth - NAMES_PX - 24), { onOpen, onTell, describe: told });
    const plot = axis.querySelector(".axis__plot");
    for (const side of whatIf.sides) {
      const letter = whatIf.sides.length > 1 ? t(`what-if.${side}`) : null;
      const handle = createDayHandle(plot, { letter, testid: `day-${side}`, onChange: (date) => setDay(side, date),
        label: letter ? t("timeline.handleOf", { side: letter }) : t("what-if.day") });
      handle.show(whatIf.scenario(side).at);
      plot.append(handle.element);
    }
    const { scrollLeft } = body;
    const isFirst = !body.querySelector(".axis");
    body.replaceChildren(axis);
    // Where the axis is longer than the drawer, it begins at the day.
    const middle = plot.querySelector(".day-handle").offsetLeft + NAMES_PX - drawnWidth / 2;
    body.scrollLeft = isFirst ? middle : scrollLeft;
    if (focused) body.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  };

  const update = async () => {
    if (!isOpen()) return;
    dataset.load(["measures"]);
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    const parameters = Object.entries({ commodity: state.view.commodity.join(","), at: whatIf.scenario("assume").at })
      .filter(([, value]) => value);
    try {
      const { features } = await whatIf.ask(featuresUrl("measures", Object.fromEntries(parameters)), signal);
      if (signal.aborted) return;
      measures = features.toSorted((a, b) => a.properties.date.localeCompare(b.properties.date));
      draw();
    } catch (error) {
      if (signal.aborted) return;
      body.replaceChildren(failure(t("what-if.failed", { detail: reasonOf(error) }), update));
    }
  };
  state.on(["drawer", "panel", "select", "assume", "versus", "commodity"], (view, changed) => {
    // What is chosen does not change the time line, but on a phone it may have covered it.
    if (changed.some((key) => key !== "select") || !body.childElementCount) update();
  });
  whatIf.addEventListener("change", update);
  new ResizeObserver(() => isOpen() && Math.abs(body.clientWidth - drawnWidth) > 8 && measures.length && draw()).observe(body);
  update();
}

function summary(catalog, measures, at) {
  if (!at) return t("timeline.sum", { count: measures.length });
  const counts = BINDING.map((state) => t("timeline.count", { state: catalog.title("measure-state", state),
    count: measures.filter(({ properties }) => properties.state === state).length }));
  return t("timeline.sumAt", { date: formatDate(at, lang()), counts: listed(counts) });
}

const asRows = (measures, catalog, onOpen) => el("ul", { class: "measures", dataset: { testid: "measures" } },
  measures.map(({ id, properties: p }) => el("li", {}, el("button", { class: "measures__item", type: "button",
    dataset: { measure: id }, onclick: () => onOpen(id) }, measureMark(p.kind),
  el("span", { class: "measures__date" }, formatDate(p.date, lang())),
  el("span", { class: "measures__name" }, p.name),
  el("span", { class: "measures__state" }, p.state ? catalog.title("measure-state", p.state) : catalog.title("measure-kind", p.kind))))));
