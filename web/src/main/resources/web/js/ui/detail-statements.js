// What documents state of how much is in a deposit: resources and reserves apart, the newest first.
import { source } from "./detail-fields.js";
import { el } from "../dom.js";
import { formatNumber, formatPartialDate } from "../format.js";
import { lang, t } from "../i18n.js";
import { STATEMENTS, newestFirst } from "../model/statements.js";
import { recalledMark } from "../map/marks.js";

const SHOWN_AT_FIRST = 4;
const FIGURES = [["tonnage_mt", () => "Mt"], ["grade", (p) => p.grade_unit], ["contained_kt", (p) => `kt ${p.contained_unit ?? ""}`]];

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {object} deposit
 * @returns {HTMLElement | null} nothing where the server has none, or they have not come yet
 */
export function statementsOf({ catalog, dataset }, deposit) {
  const layer = catalog.layer(STATEMENTS);
  const features = layer ? dataset.related(layer, { deposit_id: deposit.id }) : [];
  return features.length
    ? section(catalog, layer, newestFirst(features, deposit.properties.resource_id), deposit.properties) : null;
}

function section(catalog, layer, features, deposit) {
  const title = (name) => layer.fields.find((field) => field.name === name)?.title ?? name;
  const list = el("ul", { class: "statements" }, features.slice(0, SHOWN_AT_FIRST).map((one) => item(catalog, title, one, deposit)));
  const rest = features.slice(SHOWN_AT_FIRST);
  const more = rest.length > 0 && el("button", { class: "button button--quiet", type: "button", dataset: { testid: "more-statements" },
    onclick: () => {
      list.append(...rest.map((one) => item(catalog, title, one, deposit)));
      more.remove();
    } }, t("statements.more", { count: rest.length }));
  return el("section", { class: "panel__section statements__section", dataset: { testid: "statements" } },
    el("h3", { class: "panel__section-title" }, t("statements.title")),
    el("p", { class: "statements__note" }, t("statements.note")),
    el("div", { class: "statements__figures statements__head", "aria-hidden": "true" }, FIGURES.map(([name]) => el("span", {}, title(name)))),
    list, more);
}

function item(catalog, title, { id, properties: p }, deposit) {
  const isChosen = id === deposit.resource_id;
  const kind = catalog.title("statement-kind", p.kind);
  const isMain = [deposit.commodity, catalog.entry("commodities", deposit.commodity)?.group].includes(p.commodity);
  const what = isMain ? kind : `${kind} · ${catalog.title("commodities", p.commodity)}`;
  const date = p.effective_date ?? p.source_date;
  const notes = [p.part, known(catalog, "resource-class", p.resource_class), known(catalog, "reporting-code", p.reporting_code),
    p.cutoff && t("statements.cutoff", { grade: p.cutoff })].filter(Boolean);
  return el("li", { class: isChosen ? "statements__item statements__item--chosen" : "statements__item", dataset: { statement: id } },
    el("p", { class: "statements__kind" }, el("strong", {}, what), isChosen && el("span", { class: "statements__chosen" }, t("statements.chosen")),
      date && el("time", { class: "statements__date", datetime: date }, formatPartialDate(date, lang()))),
    el("p", { class: "statements__figures" }, FIGURES.map(([name, unit]) => el("span", {},
      el("span", { class: "visually-hidden" }, title(name)), " ", figure(p[name], unit(p), p)))),
    notes.length > 0 && el("p", { class: "statements__notes" }, notes.join(" · ")),
    el("p", { class: "statements__source", lang: "en" }, source(p.source_title, p.source_url)));
}

// What a source does not say is not worth a word on every line.
const known = (catalog, list, code) => code !== "unknown" && catalog.title(list, code);

function figure(value, unit, { confidence }) {
  if ((value ?? null) === null) return "–";
  return [formatNumber(value, lang()), " ", el("span", { class: "fields__unit" }, unit), confidence === "recalled"
    && el("span", { class: "fields__recalled", title: t("legend.recalled") }, recalledMark(),
      el("span", { class: "visually-hidden" }, t("confidence.recalledShort")))];
}
