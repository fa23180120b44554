// What a corridor says of itself under the pointer.
import { el } from "../dom.js";
import { formatNumber, formatQuantity } from "../format.js";
import { lang, t } from "../i18n.js";

/**
 * @param {object} feature
 * @param {import("../model/catalog.js").Catalog} catalog
 * @returns {HTMLElement}
 */
export function corridorTip({ properties: p }, catalog) {
  const facts = [
    p.quantity_tpa !== null && formatQuantity(p.quantity_tpa, "t/a", lang()),
    p.length_km !== null && formatQuantity(Math.round(p.length_km), "km", lang()),
    p.days !== null && t("corridor.days", { count: p.days, days: formatNumber(Math.round(p.days), lang()) }),
  ].filter(Boolean);
  // Many a name begins with the commodity already.
  const commodity = catalog.title("commodities", p.commodity);
  const what = [!p.name.includes(commodity) && commodity, p.kind === "potential" && t("corridor.potential"),
    p.status !== "open" && catalog.title("corridor-status", p.status)].filter(Boolean);
  return el("div", { class: "map-tip__body" },
    el("strong", {}, p.name),
    what.length > 0 && el("span", {}, what.join(" · ")),
    el("span", {}, facts.join(" · ")));
}
