// A figure to be limited: a histogram of what there is, two handles under it, and the limits as numbers.
import { el, svg } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { figuresOf, histogram, scaleOf } from "../model/facets.js";

const STEPS = 200;
const HEIGHT = 40;
const DELAY_MS = 80;

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {object} layer
 * @param {object} field
 * @returns {{element: HTMLElement, update: () => void} | null} null where there is nothing to limit
 */
export function createRange(explorer, layer, field) {
  const scale = scaleOf(figuresOf(field.name, explorer.features(layer.id)));
  if (!scale) return null;
  const isYear = /(^|_)year$/.test(field.name);
  const current = () => explorer.filters.conditions.find((one) => one.field === field.name && "least" in one)
    ?? { least: null, most: null };

  // A handle at the end of the scale sets no limit, so that nothing beyond is lost when data change.
  let timer = 0;
  let typing = null;
  const commit = (patch) => {
    clearTimeout(timer);
    explorer.filters.set({ field: field.name, ...pick(current()), ...patch });
  };
  const commitSoon = (patch) => {
    clearTimeout(timer);
    // What has been taken out of the page meanwhile sets no limit any more.
    timer = setTimeout(() => note.isConnected && commit(patch), DELAY_MS);
  };
  const figureAt = (step) => tidy(scale.figure(step / STEPS), field, scale);
  const ends = [["least", 0, "facet.least"], ["most", STEPS, "facet.most"]].map(([end, at, key]) => {
    const label = t(key, { field: field.title });
    const value = () => (Number(handle.value) === at ? null : figureAt(Number(handle.value)));
    const handle = el("input", { class: `range__handle range__handle--${end}`, type: "range", min: 0, max: STEPS, step: 1,
      value: at, "aria-label": label, dataset: { testid: `${field.name}-${end}-handle` },
      oninput: () => {
        keepApart(end);
        show(end, value());
        commitSoon({ [end]: value() });
      },
      onchange: () => commit({ [end]: value() }) });
    const number = el("input", { class: "range__number", type: "number", step: "any", "aria-label": label,
      placeholder: isYear ? String(scale[end]) : tidy(scale[end], field, scale), dataset: { testid: `${field.name}-${end}` },
      oninput: () => (typing = end),
      onblur: () => (typing = null),
      onchange: () => {
        typing = null;
        commit({ [end]: number.value === "" || !Number.isFinite(Number(number.value)) ? null : Number(number.value) });
      } });
    return { end, at, handle, number };
  });
  const [low, high] = ends;

  const keepApart = (moved) => {
    const [one, other] = moved === "least" ? [low, high] : [high, low];
    const isCrossed = Number(low.handle.value) > Number(high.handle.value);
    if (isCrossed) one.handle.value = other.handle.value;
  };
  const show = (end, figure) => {
    const { number, handle } = ends.find((one) => one.end === end);
    number.value = figure ?? "";
    handle.setAttribute("aria-valuetext", isYear ? String(figure ?? scale[end]) : formatNumber(figure ?? scale[end], lang()));
    paint();
  };

  const bars = svg("svg", { class: "range__bars", viewBox: `0 0 100 ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const track = el("div", { class: "range__track", "aria-hidden": "true" });
  const note = el("p", { class: "range__note", dataset: { testid: `${field.name}-unknown` } });
  const paint = () => {
    const [from, to] = ends.map(({ handle }) => (Number(handle.value) / STEPS) * 100);
    track.style.setProperty("--from", `${from}%`);
    track.style.setProperty("--to", `${to}%`);
    [...bars.children].forEach((bar, i, { length }) =>
      bar.classList.toggle("is-out", ((i + 0.5) / length) * 100 < from || ((i + 0.5) / length) * 100 > to));
  };

  const update = () => {
    const features = explorer.inScope(layer.id, field.name);
    const figures = figuresOf(field.name, features);
    const bins = histogram(figures, scale);
    const most = Math.max(1, ...bins);
    const width = 100 / bins.length;
    bars.replaceChildren(...bins.map((count, i) => {
      const height = count && Math.max(2, (count / most) * HEIGHT);
      return svg("rect", { x: i * width + 0.3, y: HEIGHT - height, width: width - 0.6, height });
    }));
    const condition = current();
    for (const { end, at, handle } of ends) {
      // What is being moved or typed knows best where it is.
      if ((document.activeElement === handle && timer) || typing === end) continue;
      handle.value = condition[end] === null ? at : Math.round(scale.place(condition[end]) * STEPS);
      show(end, condition[end]);
    }
    paint();
    const unknown = features.length - figures.length;
    const isSet = condition.least !== null || condition.most !== null;
    note.textContent = unknown ? t(isSet ? "facet.unknownOut" : "facet.unknown", { count: unknown }) : "";
  };

  return {
    element: el("div", { class: "facet__body range", role: "group", "aria-label": field.title },
      el("div", { class: "range__plot" }, bars, track, low.handle, high.handle),
      el("div", { class: "range__limits" }, low.number, el("span", { class: "range__scale" }, scale.isLog ? t("facet.log") : ""),
        high.number),
      note),
    update,
  };
}

const pick = ({ least, most }) => ({ least, most });

// Limits that people can read: whole years, else three digits, and never one that leaves out what the handle is on.
function tidy(figure, { type }, { isLog }) {
  if (type === "integer" && !isLog) return Math.round(figure);
  return Number(figure.toPrecision(3));
}
