// The language of the interface. Choosing another loads the page anew, with the same view.
import { ICONS } from "./icons.js";
import { queryOf } from "./share.js";
import { el, icon } from "../dom.js";
import { LANGUAGES, lang, t } from "../i18n.js";

/** @param {import("../state.js").State} state */
export function createLanguagePicker(state) {
  const options = Object.entries(LANGUAGES).map(([code, name]) =>
    el("option", { value: code, lang: code, selected: code === lang() }, name));
  const select = el("select", { class: "language__select", "aria-label": t("lang.label"), title: t("lang.label"),
    dataset: { testid: "language" },
    onchange: () => window.location.assign(queryOf({ ...state.view, lang: select.value })) }, options);
  return el("span", { class: "language tool" }, icon(ICONS.language),
    el("span", { class: "language__code", "aria-hidden": "true" }, lang()), select);
}
