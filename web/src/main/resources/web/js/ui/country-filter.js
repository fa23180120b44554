// Countries to filter by: typed, picked from suggestions, shown as chips that can be taken away.
import { createCombobox } from "./combobox.js";
import { ICONS } from "./icons.js";
import { el, icon } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { NameIndex } from "../model/search.js";

const COUNTED_LAYERS = ["deposits", "processing-sites"];
const LIMIT = 40;

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createCountryFilter(explorer) {
  const { catalog, state } = explorer;
  const all = catalog.entries("countries").map(({ code, title }) => ({ layer: "countries", id: code, name: title,
    note: "", weight: 0 }));
  const index = new NameIndex(all);

  const suggest = (text) => {
    const counts = explorer.counts("country", COUNTED_LAYERS);
    const found = text.trim() ? index.find(text, LIMIT) : all.filter(({ id }) => counts.has(id))
      .sort((a, b) => counts.get(b.id) - counts.get(a.id)).slice(0, LIMIT);
    return found.map(({ id, name }) => ({ key: id, name, note: formatNumber(counts.get(id) ?? 0, lang()),
      selected: state.view.country.includes(id) }));
  };
  const combobox = createCombobox({ id: "country", label: t("country.label"), placeholder: t("country.placeholder"),
    suggest, suggestEmpty: true, keepOpen: true, onPick: ({ key }) => state.toggle("country", key) });

  const chips = el("div", { class: "chips" });
  const update = () => chips.replaceChildren(...state.view.country.map((code) => {
    const name = catalog.title("countries", code);
    return el("button", { class: "chip", type: "button", "aria-label": t("country.remove", { name }),
      dataset: { testid: `country-chip-${code}` }, onclick: () => state.toggle("country", code) },
    name, icon(ICONS.close, 14));
  }));
  state.on(["country"], update);
  update();
  return el("div", { class: "country-filter" }, chips, combobox);
}
