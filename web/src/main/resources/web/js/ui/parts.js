// What every panel has: the button that closes it, what it shows while it waits, and what it says where something failed.
import { ICONS } from "./icons.js";
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";

/**
 * @param {string | null} testid
 * @param {() => void} onclick
 * @param {string} [label]
 */
export const closeButton = (testid, onclick, label = t("panel.close")) => el("button", { class: "tool", type: "button",
  "aria-label": label, title: label, dataset: testid ? { testid } : {}, onclick }, icon(ICONS.close));

/** Stands where text will be. @param {number} lines */
export const skeleton = (lines) => el("div", { class: "skeleton", role: "img", "aria-label": t("loading") },
  Array.from({ length: lines }, () => el("span", { class: "skeleton__line" })));

/**
 * Says what went wrong, and offers to try again where that can help.
 *
 * @param {string} text
 * @param {(() => void) | null} retry
 * @param {string | null} [testid] of the button
 */
export const failure = (text, retry, testid = null) => el("div", { class: "failure", role: "alert" },
  el("p", { class: "failure__text" }, text),
  retry && el("button", { class: "button", type: "button", dataset: testid ? { testid } : {}, onclick: retry }, t("error.retry")));
