// The key of somebody who may edit: asked for once, and kept by the browser until the tab is closed.
import { el } from "../../dom.js";
import { t } from "../../i18n.js";

const STORED = "lodeline-api-key";

/** @returns {string | null} */
export const storedKey = () => sessionStorage.getItem(STORED);

/** Whether an answer says that another key is needed. */
export const wantsKey = ({ status }) => status === 401 || status === 403;

/**
 * Does what needs a key. Where there is none, or the last one was refused, it is asked for in the place of what the host
 * holds, in which all that was typed stays.
 *
 * @param {HTMLElement} host
 * @param {() => void} go
 * @param {{why?: object | null, hint?: string, onCancel?: () => void}} [options] as of {@link keyForm}
 */
export function withKey(host, go, { why = null, hint, onCancel = () => undefined } = {}) {
  if (storedKey() && !why) {
    go();
    return;
  }
  const hidden = [...host.children].filter((child) => !child.hidden);
  const focused = document.activeElement;
  for (const child of hidden) child.hidden = true;
  const end = () => {
    form.remove();
    for (const child of hidden) child.hidden = false;
    if (host.contains(focused)) focused.focus();
  };
  const form = keyForm({ why, hint, onKey: () => {
    end();
    go();
  }, onCancel: () => {
    end();
    onCancel();
  } });
  host.append(form);
  form.querySelector("input").focus();
}

let forms = 0;

/**
 * Asks for a key and keeps it.
 *
 * @param {{why?: object | null, hint?: string, onKey: () => void, onCancel: () => void}} options `why` is the error that the
 *   last key had, `hint` what becomes of the key
 */
export function keyForm({ why = null, hint = t("key.hint"), onKey, onCancel }) {
  forms += 1;
  const id = `api-key-${forms}`;
  const error = why && el("p", { class: "edit__error", id: `${id}-error`, role: "alert" },
    t(why.status === 403 ? "key.forbidden" : "key.unknown"));
  const input = el("input", { class: "edit__input", id, type: "password", required: true, autocomplete: "off",
    pattern: "[!-~]+", "aria-describedby": error ? `${id}-error ${id}-hint` : `${id}-hint`, "aria-invalid": error && "true",
    dataset: { testid: "api-key" } });
  return el("form", { class: "edit__key", dataset: { testid: "key-form" }, onsubmit: (event) => {
    event.preventDefault();
    sessionStorage.setItem(STORED, input.value);
    onKey();
  } },
  el("label", { class: "edit__title", for: id }, t("key.label")), input, error,
  el("p", { class: "edit__hint", id: `${id}-hint` }, hint),
  el("div", { class: "edit__buttons" },
    el("button", { class: "button", type: "submit" }, t("key.use")),
    el("button", { class: "button button--quiet", type: "button", onclick: onCancel }, t("edit.cancel"))));
}
