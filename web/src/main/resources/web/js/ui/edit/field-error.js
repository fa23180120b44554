// What is wrong with a field, at its place.
import { el } from "../../dom.js";

/**
 * @param {HTMLElement} input
 * @param {{id: string, testid: string, hint?: string | null}} options `hint` is the id of what describes the input otherwise
 * @returns {{element: HTMLElement, show: (message: string | null) => void}}
 */
export function createFieldError(input, { id, testid, hint = null }) {
  const element = el("p", { class: "edit__error", id, hidden: true, dataset: { testid } });
  const show = (message) => {
    element.hidden = !message;
    element.textContent = message ?? "";
    const described = [message && id, hint].filter(Boolean).join(" ");
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  show(null);
  return { element, show };
}
