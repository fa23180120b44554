// The right panel: everything known of the chosen feature, in the order of the layer definition.
import { fieldRows, isRecalledFigure } from "./detail-fields.js";
import { relatedCorridors } from "./detail-corridors.js";
import { nearHere } from "./detail-near.js";
import { citationsOf } from "./detail-citations.js";
import { corridorOutcome } from "./detail-outcome.js";
import { statementsOf } from "./detail-statements.js";
import { createEdit } from "./edit/edit.js";
import { historyFold } from "./edit/history.js";
import { featureMark } from "./feature-mark.js";
import { afterDrawing, refill } from "./focus.js";
import { ICONS } from "./icons.js";
import { closeButton, failure, skeleton } from "./parts.js";
import { copyLinkTo } from "./share.js";
import { el, icon } from "../dom.js";
import { has, listed, reasonOf, t } from "../i18n.js";
import { recalledMark } from "../map/marks.js";
import { CITATIONS, STATEMENTS } from "../model/statements.js";
import { positionText } from "../position.js";

// Layers of which documents confirm single fields.
const CITED = ["deposits", "processing-sites"];

const TOLD = ["deposits", "processing-sites", "ports", "corridors", STATEMENTS, CITATIONS];

/**
 * @param {HTMLElement} host
 * @param {import("../explorer.js").Explorer} explorer
 * @param {import("./notices.js").Notices} notices
 */
export function fillDetail(host, explorer, notices) {
  const { state, dataset, whatIf } = explorer;
  host.setAttribute("aria-label", t("detail.title"));
  host.dataset.testid = "detail";
  // While somebody types, nothing that arrives may take the form away.
  let isEditing = false;
  let told = null;

  const edit = () => {
    const { select } = state.view;
    isEditing = true;
    told = null;
    host.querySelector(".panel__body").replaceChildren(createEdit(explorer, select, { onEnd: (ending) => {
      if (state.view.select?.id !== select.id || state.view.select.layer !== select.layer) return;
      isEditing = false;
      told = ending === "saved" ? t("edit.saved") : null;
      if (ending === "deleted") {
        notices.tell(t("edit.deleted"));
        explorer.select(null);
        return;
      }
      update(replace);
      (host.querySelector(".detail__saved") ?? host.querySelector("[data-testid=edit-tool]"))?.focus({ preventScroll: true });
    } }));
    host.querySelector(".edit input")?.focus({ preventScroll: true });
  };
  const update = (fill = refill) => {
    const { select } = state.view;
    if (isEditing) return;
    // Measures have no mark on the map, so they come when they are first wanted: for themselves, or as causes.
    if (select?.layer === "measures" || (select?.layer === "corridors" && whatIf.isOn)) dataset.load(["measures"]);
    fill(host, ...(select ? content(explorer, select, { notices, told, onEdit: edit }) : []));
  };
  state.on(["select"], () => {
    isEditing = false;
    told = null;
    update(replace);
    afterDrawing(() => host.querySelector(".detail__name")?.focus({ preventScroll: true }));
  });
  for (const event of ["loaded", "edited"]) {
    dataset.addEventListener(event, ({ detail }) => tellsOf(state.view.select, detail) && update());
  }
  for (const event of ["failed", "retrying"]) dataset.addEventListener(event, () => update());
  // Of what is assumed only a line tells.
  whatIf.addEventListener("change", () => state.view.select?.layer === "corridors" && update());
  update();
}

const replace = (host, ...children) => host.replaceChildren(...children);

/** Whether the detail of a feature says anything of a layer: its own, those of its lines, or of what is near. */
const tellsOf = (select, layer) => select !== null && (select.layer === layer
  || (select.layer === "corridors" ? ["measures", "passages", "ports"] : TOLD).includes(layer));

function content(explorer, select, { notices, told, onEdit }) {
  const { catalog, dataset } = explorer;
  const { layer, id } = select;
  const feature = dataset.feature(layer, id);
  const close = closeButton("close-detail", () => explorer.select(null));
  const locate = el("button", { class: "tool", type: "button", "aria-label": t("detail.locate"), title: t("detail.locate"),
    dataset: { testid: "locate" }, onclick: () => explorer.select(select, { reveal: true }) }, icon(ICONS.target));
  const copy = el("button", { class: "tool", type: "button", "aria-label": t("detail.copyLink"), title: t("detail.copyLink"),
    dataset: { testid: "copy-feature" }, onclick: () => copyLinkTo(explorer.state, select, feature, notices) }, icon(ICONS.link));
  const canEdit = feature && catalog.layer(layer)?.editing;
  const edit = canEdit && el("button", { class: "tool", type: "button", "aria-label": t("edit.title"), title: t("edit.title"),
    dataset: { testid: "edit-tool" }, onclick: onEdit }, icon(ICONS.edit));
  const kind = has(`kind.${layer}`) ? t(`kind.${layer}`) : catalog.layer(layer)?.title ?? layer;
  const name = layer === "countries" ? catalog.title("countries", id) : feature?.properties.name ?? id;
  const head = el("header", { class: "panel__head detail__head" },
    el("span", { class: "detail__mark" }, featureMark(layer, feature, catalog)),
    el("div", { class: "detail__heading" }, el("p", { class: "detail__kind" }, kind),
      el("h2", { class: "panel__title detail__name", tabindex: "-1", dataset: { testid: "detail-name" } }, name)),
    edit, copy, layer !== "measures" && locate, close);
  if (layer === "countries") {
    return [head, body(countryFacts(explorer, id), countryFields(explorer, id), relatedCorridors(explorer, select))];
  }
  if (!feature && explorer.comesSingly(layer) && !dataset.isMissing(layer, id)) {
    dataset.loadFeature(layer, id);
    return [head, body(skeleton(8))];
  }
  if (!feature) {
    if (dataset.failed.includes(layer)) return [head, body(failure(t("detail.failed"), () => dataset.retry(), "retry-detail"))];
    const loading = catalog.layer(layer) && !explorer.comesSingly(layer) && !dataset.has(layer);
    return [head, body(loading ? skeleton(8) : el("p", { class: "detail__none" }, t("detail.notFound", { id })))];
  }
  return [head, body(told && el("p", { class: "detail__saved", role: "status", tabindex: "-1", dataset: { testid: "saved" } }, told),
    layer === "corridors" && corridorOutcome(explorer, feature),
    confidence(layer, feature.properties, catalog), fields(explorer, layer, feature), position(feature),
    layer === "deposits" && statementsOf(explorer, feature), CITED.includes(layer) && citationsOf(explorer, select),
    layer !== "measures" && relatedCorridors(explorer, select), nearHere(explorer, select, feature),
    canEdit && historyFold(explorer, select))];
}

const body = (...parts) => el("div", { class: "panel__body", tabindex: "-1" }, ...parts);

function confidence(layer, properties, catalog) {
  const { confidence: code } = properties;
  if (!code) return null;
  if (code === "computed") return el("p", { class: "detail__confidence" }, computedText(catalog));
  const isPartly = code === "verified" && catalog.layer(layer).fields.some((field) => isRecalledFigure(field, properties));
  const key = isPartly ? "confidence.partly" : `confidence.${code}`;
  return el("p", { class: "detail__confidence" }, (isPartly || code === "recalled") && recalledMark(),
    t(has(key) ? key : "confidence.other", { title: catalog.title("confidence", code) }));
}

function computedText(catalog) {
  const { title, description } = catalog.entry("confidence", "computed") ?? {};
  if (!title) return t("confidence.computed");
  return description ? t("confidence.titled", { title, description }) : title;
}

function fields(explorer, layer, feature) {
  const { recorded, computed } = fieldRows(explorer, layer, feature);
  const lists = [recorded, computed].map(({ rows }) => el("dl", { class: "fields" }, rows));
  const hasComputed = computed.rows.length > 0 || computed.unknown.length > 0;
  const explain = el("button", { class: "button button--quiet detail__explain", type: "button", "aria-pressed": "false",
    dataset: { testid: "explain" }, onclick: () => {
      const on = explain.getAttribute("aria-pressed") !== "true";
      for (const list of lists) list.classList.toggle("fields--explained", on);
      explain.setAttribute("aria-pressed", String(on));
    } }, icon(ICONS.info, 16), t("detail.explain"));
  return [lists[0], missing(recorded.unknown),
    hasComputed && el("section", { class: "detail__computed", dataset: { testid: "computed" } },
      el("h3", { class: "panel__section-title" }, t("detail.computed")),
      el("p", { class: "detail__how" }, t("detail.computedHow")),
      lists[1]),
    explain];
}

const missing = (titles) => titles.length > 0 && el("p", { class: "detail__unknown", dataset: { testid: "unknown" } },
  t("detail.unknown", { names: listed(titles) }));

function position({ geometry }) {
  if (geometry?.type !== "Point") return null;
  return el("p", { class: "detail__position" }, positionText(geometry.coordinates));
}

// Comes a moment later than the rest, into a place that is kept for it.
function countryFields(explorer, code) {
  const { dataset, catalog } = explorer;
  if (!catalog.layer("countries")) return null;
  const show = () => {
    const feature = dataset.feature("countries", code);
    // A country that leads in nothing is not unknown, so only what there is to say is said.
    return feature ? [el("dl", { class: "fields" }, fieldRows(explorer, "countries", feature).recorded.rows)] : [];
  };
  const host = el("div", {}, show());
  if (!host.childElementCount) {
    const failed = (error) => el("p", { class: "detail__none" }, t("error.layer", { count: 1, detail: reasonOf(error) }));
    dataset.loadCountry(code).then(() => host.replaceChildren(...show()), (error) => host.replaceChildren(failed(error)));
  }
  return host;
}

function countryFacts({ state, dataset, catalog }, code) {
  const count = (layer) => dataset.features(layer).filter(({ properties }) => properties.country === code).length;
  const only = state.view.country.length === 1 && state.view.country[0] === code;
  return [
    el("p", { class: "detail__sentence" }, t("country.sentence", {
      name: catalog.title("countries", code),
      deposits: t("count.deposits", { count: count("deposits") }),
      plants: t("count.plants", { count: count("processing-sites") }),
    })),
    el("button", { class: "button", type: "button", "aria-pressed": String(only), dataset: { testid: "filter-country" },
      onclick: (event) => {
        const { country } = state.view;
        const next = country.length === 1 && country[0] === code ? [] : [code];
        state.set({ country: next });
        event.currentTarget.setAttribute("aria-pressed", String(next.length > 0));
      } }, t("country.only")),
  ];
}
