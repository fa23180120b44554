// The letter of a side of a comparison, as on the map.
import { el } from "../dom.js";
import { t } from "../i18n.js";

/** @param {"assume" | "versus"} side */
export const sideMark = (side) => el("span", { class: `side-mark side-mark--${side}` },
  el("span", { class: "visually-hidden" }, t("what-if.side")), t(`what-if.${side}`));
