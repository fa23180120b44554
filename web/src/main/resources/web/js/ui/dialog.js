// What dialogs have that come when they are first asked for.
import { closeButton } from "./parts.js";
import { el } from "../dom.js";

/** Loads a style sheet once. @param {string} href @returns {Promise<void>} when it is there, or cannot come */
export function loadStyle(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    document.head.append(el("link", { rel: "stylesheet", href, onload: () => resolve(), onerror: () => resolve() }));
  });
}

/**
 * The head of a dialog: what it is called, what can always be done, and the way out.
 *
 * @param {{name: string, title: string, onClose: () => void}} options `name` begins the id of the title, `{name}-title`
 * @param {...HTMLElement} tools
 */
export const dialogHead = ({ name, title, onClose }, ...tools) => el("div", { class: "panel__head" },
  el("h2", { class: "panel__title", id: `${name}-title` }, title), tools,
  closeButton(`${name}-close`, onClose));
