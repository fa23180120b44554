// The values of a field as boxes to tick, the most frequent first, with how many features each would show.
import { el } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";
import { countValues } from "../model/facets.js";

const SHOWN_AT_FIRST = 6;

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {object} layer
 * @param {object} field
 * @returns {{element: HTMLElement, update: () => void} | null} null where there is nothing to choose
 */
export function createChoice(explorer, layer, field) {
  const { catalog } = explorer;
  const totals = countValues(field.name, explorer.features(layer.id));
  if (totals.size < 2) return null;
  const chosen = () => explorer.filters.conditions.find((one) => one.field === field.name && one.values && !one.not)?.values ?? [];

  // The order is that of the whole layer: rows that change places under the pointer cannot be ticked.
  const rows = [...totals.keys()].map((value) => {
    const entry = catalog.entry(field.codelist, value);
    const box = el("input", { class: "facet__box", type: "checkbox", dataset: { testid: `${field.name}-${value}` },
      onchange: () => choose(value, box.checked) });
    const count = el("span", { class: "facet__count" });
    const bar = el("span", { class: "facet__bar", "aria-hidden": "true" });
    const row = el("label", { class: "facet__row", title: entry?.description ?? null }, bar, box,
      el("span", { class: "facet__value" }, entry?.title ?? value), count);
    return { value, row, box, count, bar };
  });
  const choose = (value, isOn) => explorer.filters.set({ field: field.name,
    values: isOn ? [...chosen(), value] : chosen().filter((other) => other !== value),
    ...(field.type === "strings" && { many: true }) });

  const rest = rows.slice(SHOWN_AT_FIRST);
  const more = rest.length > 1 && el("button", { class: "button button--quiet facet__more", type: "button",
    "aria-expanded": "false", onclick: () => {
      more.remove();
      list.append(...rest.map(({ row }) => row));
      rest[0].box.focus();
    } }, t("facet.more", { count: rest.length }));
  const isAhead = ({ value }, i) => !more || i < SHOWN_AT_FIRST || chosen().includes(value);
  const list = el("div", { class: "facet__rows", role: "group", "aria-label": field.title },
    rows.filter(isAhead).map(({ row }) => row));

  const update = () => {
    const features = explorer.inScope(layer.id, field.name);
    const counts = countValues(field.name, features);
    const wanted = chosen();
    const most = Math.max(1, ...counts.values());
    for (const { value, row, box, count, bar } of rows) {
      const number = counts.get(value) ?? 0;
      box.checked = wanted.includes(value);
      count.textContent = formatNumber(number, lang());
      bar.style.width = `${(number / most) * 100}%`;
      row.classList.toggle("is-empty", !number);
    }
  };
  return { element: el("div", { class: "facet__body" }, list, more), update };
}
