// Countries to filter by: typed, picked from suggestions, shown as chips; only these, or all but these; or a bloc at once.
import { createCombobox } from "./combobox.js";
import { blocsOf } from "./filter-chips.js";
import { focusNear } from "./focus.js";
import { ICONS } from "./icons.js";
import { createSegments } from "./segments.js";
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
  const without = () => explorer.filters.conditions.find((one) => one.field === "country" && one.not)?.values ?? [];
  let isExcept = without().length > 0;

  const current = () => (isExcept ? without() : state.view.country);
  const set = (codes) => (isExcept ? explorer.filters.set({ field: "country", values: codes, not: true })
    : state.set({ country: codes }));
  const toggle = (code) => set(current().includes(code) ? current().filter((other) => other !== code) : [...current(), code]);

  const suggest = (text) => {
    const counts = explorer.counts("country", COUNTED_LAYERS);
    const found = text.trim() ? index.find(text, LIMIT) : all.filter(({ id }) => counts.has(id))
      .sort((a, b) => counts.get(b.id) - counts.get(a.id)).slice(0, LIMIT);
    return found.map(({ id, name }) => ({ key: id, name, note: formatNumber(counts.get(id) ?? 0, lang()),
      selected: current().includes(id) }));
  };
  const combobox = createCombobox({ id: "country", label: t("country.label"), placeholder: t("country.placeholder"),
    suggest, suggestEmpty: true, keepOpen: true, onPick: ({ key }) => toggle(key) });

  const modes = createSegments(t("country.title"),
    ["only", "except"].map((mode) => ({ key: mode, text: t(`country.${mode}These`), testid: `country-${mode}` })), (mode) => {
      const codes = current();
      isExcept = mode === "except";
      state.set({ country: isExcept ? [] : codes,
        filter: explorer.filters.textWith({ field: "country", values: isExcept ? codes : [], not: true }) });
      update();
    });
  const blocs = catalog.entries("bloc").filter(({ members }) => members?.length).map(({ code, title, description, members }) =>
    ({ code, members, button: el("button", { class: "chip chip--toggle", type: "button", title: `${title}: ${description}`,
      dataset: { testid: `bloc-${code}` }, onclick: () => {
        const isOn = members.every((member) => current().includes(member));
        set(isOn ? current().filter((country) => !members.includes(country)) : [...new Set([...current(), ...members])]);
      } }, code) }));

  const chips = el("div", { class: "chips" });
  const update = () => {
    if (without().length && !state.view.country.length) isExcept = true;
    else if (state.view.country.length && !without().length) isExcept = false;
    modes.press(isExcept ? "except" : "only");
    for (const { members, button } of blocs) {
      button.setAttribute("aria-pressed", String(members.every((member) => current().includes(member))));
    }
    chips.replaceChildren(...blocsOf(catalog, current()).others.map((code, i) => {
      const name = catalog.title("countries", code);
      return el("button", { class: "chip", type: "button", "aria-label": t("country.remove", { name }),
        dataset: { testid: `country-chip-${code}` }, onclick: () => {
          toggle(code);
          focusNear(chips, i);
        } }, name, icon(ICONS.close, 14));
    }));
  };
  state.on(["country", "filter"], update);
  update();
  return el("div", { class: "country-filter" },
    modes.element,
    el("div", { class: "chips", role: "group", "aria-label": t("country.blocs") }, blocs.map(({ button }) => button)),
    chips, combobox);
}
