// A few choices side by side, of which one holds.
import { el } from "../dom.js";

/**
 * @param {string} label for assistive technology
 * @param {{key: string, text: string, testid: string}[]} choices
 * @param {(key: string) => void} onPick
 * @returns {{element: HTMLElement, press: (key: string) => void}} press marks the choice that holds
 */
export function createSegments(label, choices, onPick) {
  const buttons = choices.map(({ key, text, testid }) => el("button", { class: "segments__item", type: "button",
    dataset: { testid }, onclick: () => onPick(key) }, text));
  const press = (key) => buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(choices[i].key === key)));
  return { element: el("div", { class: "segments", role: "group", "aria-label": label }, buttons), press };
}
