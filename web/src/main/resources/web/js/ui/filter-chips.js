// What is filtered at the moment, each as a chip that takes itself away.
import { focusNear } from "./focus.js";
import { ICONS } from "./icons.js";
import { el, icon } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, listed, reasonOf, t } from "../i18n.js";

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createFilterChips(explorer) {
  const { state, catalog, filters } = explorer;
  const list = el("ul", { class: "chips", "aria-label": t("chips.label") });
  const clear = el("button", { class: "button button--quiet", type: "button", dataset: { testid: "clear-filters" },
    onclick: () => {
      explorer.filters.clear();
      focusNear(list, 0);
    } }, t("filters.clear"));
  const host = el("section", { class: "panel__section filter-chips", dataset: { testid: "chips" } }, list, clear);

  const update = () => {
    const { commodity, country } = state.view;
    const chips = [
      ...commodity.map((code) => [code, catalog.title("commodities", code), () => state.toggle("commodity", code)]),
      ...country.length > 0 ? [["country", countries(catalog, country), () => state.set({ country: [] })]] : [],
      ...explorer.filters.conditions.map((one) => [one.field ?? "custom", say(explorer, one), () => explorer.filters.remove(one),
        one.text && filters.custom.errorOf(one.text)]),
      ...explorer.area ? [["within", t("chip.within"), () => state.set({ within: null })]] : [],
    ];
    list.replaceChildren(...chips.map(([key, text, remove, error], i) => el("li", {}, el("button", {
      class: error ? "chip chip--broken" : "chip", type: "button", title: error ? reasonOf(error) : text,
      "aria-label": t("chip.remove", { text }), dataset: { testid: `chip-${key}` }, onclick: () => {
        remove();
        focusNear(list, i);
      } },
    el("span", { class: "chip__text" }, text), icon(ICONS.close, 14)))));
    host.hidden = !chips.length;
  };
  explorer.onFilter(update);
  state.on(["within"], update);
  update();
  return host;
}

function countries(catalog, codes) {
  const { blocs, others } = blocsOf(catalog, codes);
  return listed([...blocs, ...others.map((code) => catalog.title("countries", code))]);
}

/** The blocs whose members are all among some countries, and the countries that belong to none of these. */
export function blocsOf(catalog, codes) {
  const blocs = catalog.entries("bloc").filter(({ members }) => members?.every((member) => codes.includes(member)));
  const covered = new Set(blocs.flatMap(({ members }) => members));
  return { blocs: blocs.map(({ code }) => code), others: codes.filter((code) => !covered.has(code)) };
}

function say({ catalog }, condition) {
  if ("text" in condition) return t("chip.custom", { text: condition.text });
  const field = fieldOf(catalog, condition.field);
  const title = field?.title ?? condition.field;
  if ("values" in condition) {
    const values = listed(condition.values.map((value) => titleIn(catalog, condition.field, value)));
    return t(condition.not ? "chip.not" : "chip.values", { field: title, values });
  }
  const figure = (value) => (/(^|_)year$/.test(condition.field) ? String(value)
    : [formatNumber(value, lang()), field?.unit].filter(Boolean).join("\u202f"));
  const { least, most } = condition;
  if (most === null) return t("chip.least", { field: title, least: figure(least) });
  return least === null ? t("chip.most", { field: title, most: figure(most) })
    : t("chip.between", { field: title, least: figure(least), most: figure(most) });
}

const fieldOf = (catalog, name) => catalog.layers().flatMap(({ fields }) => fields).find((field) => field.name === name);

// Fields of one name have different code lists in different layers; the first that knows the code names it.
function titleIn(catalog, name, code) {
  const lists = catalog.layers().flatMap(({ fields }) => fields).filter((field) => field.name === name).map(({ codelist }) => codelist);
  const known = lists.find((list) => catalog.entry(list, code));
  return known ? catalog.title(known, code) : code;
}
