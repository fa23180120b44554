// How concentrated the production is: for one commodity its shares and HHI, else the most concentrated lists.
import { hhiScale, shareBar } from "./charts.js";
import { sideMark } from "../side-mark.js";
import { el } from "../../dom.js";
import { formatNumber, formatShare } from "../../format.js";
import { lang, listed, t } from "../../i18n.js";

const MOST_CONCENTRATED = 10;
const NAMED_SHARES = 4;

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @returns {import("./figure-section.js").FigureKind}
 */
export function concentration(explorer) {
  return {
    id: "concentration",
    isAsked: () => true,
    load: async (ask, { commodity, importer }) => {
      const index = await ask("concentration", { commodity: commodity.join(","), importer });
      if (commodity.length !== 1) return { index, shares: [], figures: [index] };
      const shares = await Promise.all(index.rows.map((row) =>
        ask("shares", { commodity: row.commodity, stage: row.stage, importer }, listTitle(explorer.catalog, row))));
      return { index, shares, figures: [index] };
    },
    draw: (sides, { commodity }) => (commodity.length === 1 ? lists(explorer, sides) : ranking(explorer, sides[0].answer.index)),
  };
}

const listTitle = (catalog, { commodity, stage }) => t("what-if.listShort", {
  commodity: catalog.title("commodities", commodity), stage: stageTitle(catalog, stage) });

const stageTitle = (catalog, stage) => catalog.title("production-stage", stage);

function lists({ catalog }, sides) {
  const { rows } = sides[0].answer.index;
  if (!rows.length) return [el("p", { class: "hint" }, t("what-if.noList"))];
  return rows.map((row, i) => el("div", { class: "figure__block", dataset: { testid: `list-${row.commodity}-${row.stage}` } },
    el("h4", { class: "figure__title" }, t("what-if.list", { commodity: catalog.title("commodities", row.commodity),
      stage: stageTitle(catalog, row.stage), year: String(row.year) })),
    bars(catalog, sides, i), el("p", { class: "figure__note" }, row.unit), scale(sides, i)));
}

// Where both sides ban the same, one bar says it.
function bars(catalog, sides, i) {
  const banned = ({ answer }) => answer.shares[i].rows.filter((row) => row.banned).map(({ country }) => country).join();
  const shown = sides.length > 1 && banned(sides[0]) === banned(sides[1]) ? sides.slice(0, 1) : sides;
  return shown.map(({ side, answer }) => {
    const { rows, summary } = answer.shares[i];
    const family = catalog.family(answer.index.rows[i].commodity) ?? "none";
    const named = rows.slice(0, NAMED_SHARES).map(({ name, share }) => `${name} ${formatShare(share, lang())}`);
    return el("div", { class: `family--${family}` }, shown.length > 1 && sideMark(side), shareBar(rows, summary),
      el("p", { class: "figure__shares" }, listed(named)));
  });
}

const range = (low, high) => {
  const [a, b] = [low, high].map((value) => formatNumber(Math.round(value), lang()));
  return a === b ? a : t("what-if.range", { low: a, high: b });
};

function scale(sides, i) {
  const first = sides[0].answer.index.rows[i];
  const values = [{ low: first.hhi_low, high: first.hhi_high, kind: "before",
    text: t("what-if.hhiNow", { value: range(first.hhi_low, first.hhi_high) }) }];
  for (const { side, answer } of sides) {
    const row = answer.index.rows[i];
    if (!row.banned.length) continue;
    const value = range(row.after_hhi_low, row.after_hhi_high);
    values.push({ low: row.after_hhi_low, high: row.after_hhi_high, kind: side,
      text: sides.length > 1 ? t("what-if.hhiSide", { side: t(`what-if.${side}`), value }) : t("what-if.hhiAfter", { value }) });
  }
  return hhiScale(values, t("what-if.hhi", { values: values.map(({ text }) => text).join("; ") }));
}

function ranking({ catalog, state }, { rows }) {
  const most = rows.toSorted((a, b) => b.gap_share - a.gap_share || b.hhi_high - a.hhi_high).slice(0, MOST_CONCENTRATED);
  return el("table", { class: "figures" },
    el("caption", { class: "figure__note" }, t("what-if.ranking")),
    el("thead", {}, el("tr", {}, ["list.head", "leader", "hhiShort", "lost"].map((key, i) =>
      el("th", { scope: "col", class: i ? null : "figures__first" }, t(`what-if.${key}`))))),
    el("tbody", {}, most.map((row) => el("tr", {},
      el("th", { scope: "row" }, el("button", { class: "link", type: "button", dataset: { testid: `focus-${row.commodity}` },
        onclick: () => state.set({ commodity: [row.commodity] }) }, catalog.title("commodities", row.commodity)),
      el("span", { class: "figures__note" }, stageTitle(catalog, row.stage))),
      el("td", {}, `${row.leader} ${formatShare(row.leader_share, lang())}`),
      el("td", {}, range(row.hhi_low, row.hhi_high)),
      el("td", { class: row.gap_share ? "figures__lost" : null }, row.gap_share ? formatShare(row.gap_share, lang()) : "–")))));
}
