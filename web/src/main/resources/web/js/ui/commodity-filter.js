// The commodities as cells of a periodic table, by family. Pressed cells filter; none pressed means all.
import { el } from "../dom.js";
import { formatNumber } from "../format.js";
import { lang, t } from "../i18n.js";

const FAMILIES = ["battery", "magnet", "base", "technology", "energy"];
const COUNTED_LAYERS = ["deposits", "processing-sites"];

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createCommodityFilter(explorer) {
  const { catalog, state, dataset } = explorer;
  const cells = catalog.entries("commodities").map((commodity) => {
    const count = el("span", { class: "cell__count" });
    const button = el("button", { class: `cell family--${commodity.family}`, type: "button", title: commodity.title,
      dataset: { testid: `commodity-${commodity.code}` }, onclick: () => state.toggle("commodity", commodity.code) },
    el("span", { class: `cell__symbol${commodity.symbol.length > 3 ? " cell__symbol--long" : ""}` }, commodity.symbol),
    el("span", { class: "visually-hidden" }, ` ${commodity.title} `), count);
    return { commodity, button, count };
  });

  // By-products and goods that only a measure names would drown the commodities that the map is about.
  const others = el("div", { class: "cells__grid" });
  const fold = el("details", { class: "cells__others" }, el("summary", { class: "cells__title" }), others);
  const families = FAMILIES.map((family) => ({ family, grid: el("div", { class: "cells__grid" }) }));
  const arrange = () => {
    const main = explorer.mainCommodities();
    for (const { family, grid } of families) {
      grid.replaceChildren(...cells.filter(({ commodity }) => commodity.family === family && main.has(commodity.code))
        .map(({ button }) => button));
    }
    const rest = cells.filter(({ commodity }) => !main.has(commodity.code));
    others.replaceChildren(...rest.map(({ button }) => button));
    fold.firstChild.textContent = t("commodity.others", { count: rest.length });
    fold.hidden = !rest.length;
  };

  const update = () => {
    const found = explorer.counts("commodity", COUNTED_LAYERS);
    for (const { commodity, button, count } of cells) {
      const codes = [...catalog.expand([commodity.code])];
      const number = codes.reduce((sum, code) => sum + (found.get(code) ?? 0), 0);
      count.textContent = formatNumber(number, lang());
      button.setAttribute("aria-pressed", String(state.view.commodity.includes(commodity.code)));
      button.classList.toggle("is-empty", !number);
    }
  };
  explorer.addEventListener("scope", update);
  dataset.addEventListener("loaded", () => {
    arrange();
    update();
  });
  arrange();
  update();

  return el("div", { class: "cells" }, families.map(({ family, grid }) => el("div", { class: "cells__family",
    role: "group", "aria-label": t(`family.${family}`) },
  el("h4", { class: `cells__title family--${family}` }, t(`family.${family}`)), grid)), fold);
}
