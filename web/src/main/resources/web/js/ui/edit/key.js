// The key of somebody who may edit: asked for once, and kept by the browser until the tab is closed.
import { el } from "../../dom.js";
import { t } from "../../i18n.js";

const STORED = "lodeline-api-key";

/** @returns {string | null} */
export const storedKey = () => sessionStorage.getItem(STORED);

/** Whether an answer says that another key is needed. */
export const wantsKey = ({ status }) => status === 401 || status === 403;

/**
 * Asks for a key and keeps it.
 *
 * @param {{why?: object | null, onKey: () => void, onCancel: () => void}} options `why` is the error that the last key had
 */
export function keyForm({ why = null, onKey, onCancel }) {
  const error = why && el("p", { class: "edit__error", id: "api-key-error", role: "alert" },
    t(why.status === 403 ? "key.forbidden" : "key.unknown"));
  const input = el("input", { class: "edit__input", id: "api-key", type: "password", required: true, autocomplete: "off",
    pattern: "[!-~]+", "aria-describedby": error ? "api-key-error api-key-hint" : "api-key-hint", "aria-invalid": error && "true",
    dataset: { testid: "api-key" } });
  return el("form", { class: "edit__key", dataset: { testid: "key-form" }, onsubmit: (event) => {
    event.preventDefault();
    sessionStorage.setItem(STORED, input.value);
    onKey();
  } },
  el("label", { class: "edit__title", for: "api-key" }, t("key.label")), input, error,
  el("p", { class: "edit__hint", id: "api-key-hint" }, t("key.hint")),
  el("div", { class: "edit__buttons" },
    el("button", { class: "button", type: "submit" }, t("key.use")),
    el("button", { class: "button button--quiet", type: "button", onclick: onCancel }, t("edit.cancel"))));
}
