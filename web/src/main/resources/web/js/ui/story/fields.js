// A field of the story editor: its label above it, and what is wrong with it below.
import { createFieldError } from "../edit/field-error.js";
import { el } from "../../dom.js";

/**
 * @param {{label: string, input: HTMLElement, id: string, hint?: HTMLElement | null}} options
 * @returns {{element: HTMLElement, input: HTMLElement, error: ReturnType<typeof createFieldError>}}
 */
export function labelled({ label, input, id, hint = null }) {
  input.id = id;
  input.dataset.testid = id;
  if (hint) hint.id = `${id}-hint`;
  const error = createFieldError(input, { id: `${id}-error`, testid: `${id}-error`, hint: hint ? hint.id : null });
  return { input, error, element: el("div", { class: "labelled" }, el("label", { class: "labelled__name", for: id }, label), input, error.element, hint) };
}
