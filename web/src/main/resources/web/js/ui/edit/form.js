// The form of a feature: an input for each field of its layer, and what is wrong with one at its place.
import { createFieldError } from "./field-error.js";
import { inputOf } from "./inputs.js";
import { el } from "../../dom.js";
import { t } from "../../i18n.js";
import { fieldsToEdit } from "../../model/editing.js";

const AXES = [{ name: "lon", type: "number", unit: "°" }, { name: "lat", type: "number", unit: "°" }];

/**
 * @param {import("../../model/catalog.js").Catalog} catalog
 * @param {object} layer its definition
 * @param {Record<string, string>} texts as model/editing.js makes them
 * @returns {{rows: HTMLElement[], texts: () => Record<string, string>,
 *   showErrors: (errors: {field: string, message: string}[]) => {field: string, message: string}[]}} `showErrors` focuses
 *   the first field at fault, and gives back the errors that no field has
 */
export function featureForm(catalog, layer, texts) {
  const axes = AXES.filter(({ name }) => name in texts).map((axis) => ({ ...axis, title: t(`edit.${axis.name}`), required: true }));
  const rows = new Map([...fieldsToEdit(layer), ...axes].map((field) => [field.name, fieldRow(catalog, field, texts[field.name])]));
  const fieldOf = (name) => rows.get(name) ?? (name === "geometry" ? rows.get("lat") : undefined);
  return {
    rows: [...rows.values()].map(({ element }) => element),
    texts: () => Object.fromEntries([...rows].map(([name, { text }]) => [name, text()])),
    showErrors: (errors) => {
      for (const row of rows.values()) row.showError(null);
      for (const { field, message } of errors) fieldOf(field)?.showError(message);
      const first = [...rows.values()].find(({ input }) => input.getAttribute("aria-invalid"));
      first?.input.focus();
      return errors.filter(({ field }) => !fieldOf(field));
    },
  };
}

function fieldRow(catalog, field, text) {
  const id = `edit-${field.name}`;
  const { element, input, text: read } = inputOf(catalog, field, text, id);
  const hint = field.description && el("p", { class: "visually-hidden", id: `${id}-hint` }, field.description);
  input.dataset.testid = id;
  const error = createFieldError(input, { id: `${id}-error`, testid: `error-${field.name}`, hint: hint ? hint.id : null });
  const unit = field.unit && el("span", { class: "fields__unit" }, `(${field.unit})`);
  return {
    input,
    text: read,
    element: el("div", { class: "edit__row" },
      el("label", { class: "edit__title", for: id, title: field.description }, field.title, unit && [" ", unit],
        field.required && el("span", { class: "edit__required" }, t("edit.required"))),
      element, error.element, hint),
    showError: error.show,
  };
}
