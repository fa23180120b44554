// Which documents confirm single fields of a deposit or plant, beside the source of the row.
import { source } from "./detail-fields.js";
import { el } from "../dom.js";
import { formatPartialDate } from "../format.js";
import { lang, t } from "../i18n.js";
import { CITATIONS } from "../model/statements.js";

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {{layer: string, id: string}} select
 * @returns {HTMLElement | null} nothing where the server has none, or they have not come yet
 */
export function citationsOf({ catalog, dataset }, select) {
  const layer = catalog.layer(CITATIONS);
  const features = layer ? dataset.related(layer, { layer: select.layer, feature_id: select.id }) : [];
  return features.length ? section(catalog, select, features) : null;
}

function section(catalog, select, features) {
  const byDocument = new Map();
  for (const { properties: p } of features) {
    const known = byDocument.get(p.source_id) ?? { ...p, fields: [] };
    known.fields.push(titleOf(catalog, select.layer, p.field));
    byDocument.set(p.source_id, known);
  }
  return el("section", { class: "panel__section citations", dataset: { testid: "citations" } }, el("h3", { class: "panel__section-title" }, t("citations.title")),
    el("ul", { class: "citations__list" }, [...byDocument.values()].map((one) => el("li", {},
      el("p", { class: "citations__fields" }, one.fields.join(", ")),
      el("p", { lang: "en" }, source(one.source_title, one.source_url),
        one.source_date && el("span", { class: "citations__date" }, ` ${formatPartialDate(one.source_date, lang())}`))))));
}

const titleOf = (catalog, layerId, field) => catalog.layer(layerId).fields.find(({ name }) => name === field)?.title
  ?? catalog.title("verified-field", field);
