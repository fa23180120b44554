// The input of a field, by its type: `{ element, input, text(), }`, of which `text()` is what stands there.
import { ICONS } from "../icons.js";
import { el, icon } from "../../dom.js";
import { t } from "../../i18n.js";
import { textOf, valueOf } from "../../model/editing.js";

const LONG = 40;
const TYPES = { date: "date", number: "number", integer: "number" };

/**
 * @param {import("../../model/catalog.js").Catalog} catalog
 * @param {object} field
 * @param {string} text
 * @param {string} id of the input
 * @returns {{element: HTMLElement, input: HTMLElement, text: () => string}}
 */
export function inputOf(catalog, field, text, id) {
  if (field.type === "strings" && field.codelist) return codesInput(catalog, field, text, id);
  const input = field.type === "boolean" ? select(id, [["true", t("yes")], ["false", t("no")]], text)
    : field.codelist ? select(id, options(catalog, field, text), text) : textInput(field, text, id);
  return { element: input, input, text: () => input.value };
}

function textInput(field, text, id) {
  const type = TYPES[field.type] ?? (field.format === "uri" ? "url" : "text");
  if (type === "text" && text.length > LONG) {
    const area = el("textarea", { class: "edit__input edit__input--long", id, rows: 3 });
    area.value = text;
    return area;
  }
  return el("input", { class: "edit__input", id, type, value: text, step: field.type === "number" ? "any" : null });
}

function select(id, entries, text) {
  const element = el("select", { class: "edit__input", id }, el("option", { value: "" }, t("edit.notKnown")),
    entries.map(([code, title]) => el("option", { value: code }, title)));
  element.value = text;
  return element;
}

// A code that no list knows stays, until it is changed.
function options(catalog, { codelist }, text) {
  const known = catalog.entries(codelist).map(({ code, title }) => [code, title]);
  return text && !catalog.entry(codelist, text) ? [[text, text], ...known] : known;
}

function codesInput(catalog, field, text, id) {
  let codes = valueOf(field, text) ?? [];
  const chips = el("ul", { class: "edit__chips" });
  const add = el("select", { class: "edit__input", id, onchange: () => {
    if (add.value && !codes.includes(add.value)) codes = [...codes, add.value];
    show();
  } });
  const show = () => {
    chips.replaceChildren(...codes.map((code) => {
      const name = catalog.title(field.codelist, code);
      return el("li", {}, el("button", { class: "chip", type: "button", "aria-label": t("edit.removeCode", { name }), onclick: () => {
        codes = codes.filter((other) => other !== code);
        show();
        add.focus();
      } }, name, icon(ICONS.close, 14)));
    }));
    add.replaceChildren(el("option", { value: "" }, t("edit.addCode")), ...catalog.entries(field.codelist)
      .filter(({ code }) => !codes.includes(code)).map(({ code, title }) => el("option", { value: code }, title)));
  };
  show();
  return { element: el("div", {}, chips, add), input: add, text: () => textOf(field, codes) };
}
