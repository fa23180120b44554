// Small tables of figures: a row each, a column for each side of a comparison, and their difference.
import { sideMark } from "../side-mark.js";
import { el } from "../../dom.js";
import { formatDifference, formatNumber } from "../../format.js";
import { lang, t } from "../../i18n.js";

/**
 * @param {string} caption for assistive technology
 * @param {string[]} sides
 * @param {{name: string | Node, values: (number | null)[], testid?: string, format?: (value: number) => string,
 *   difference?: (value: number) => string}[]} rows a value for each side; null is not known
 * @returns {HTMLElement}
 */
export function sideTable(caption, sides, rows) {
  const isCompared = sides.length > 1;
  const number = (value) => formatNumber(value, lang());
  const signed = (value) => formatDifference(value, lang());
  return el("table", { class: "figures" },
    el("caption", { class: "visually-hidden" }, caption),
    isCompared && el("thead", {}, el("tr", {}, el("td", {}), sides.map((side) => el("th", { scope: "col" }, sideMark(side))),
      el("th", { scope: "col" }, t("what-if.difference")))),
    el("tbody", {}, rows.map(({ name, values, testid, format = number, difference = signed }) => el("tr", { dataset: testid ? { testid } : {} },
      el("th", { scope: "row" }, name),
      values.map((value) => el("td", {}, value === null ? t("what-if.unknown") : format(value))),
      isCompared && el("td", { class: "figures__difference" },
        values.includes(null) ? "" : difference(values[1] - values[0]))))));
}
