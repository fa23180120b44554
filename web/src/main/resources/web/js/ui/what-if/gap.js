// What could fill the gap that a scenario leaves in the supply of one commodity.
import { partyName } from "./words.js";
import { sideTable } from "./tables.js";
import { sideMark } from "../side-mark.js";
import { el } from "../../dom.js";
import { formatNumber, formatQuantity, formatYear } from "../../format.js";
import { lang, t } from "../../i18n.js";

const STAGES = ["mine", "refined"];
const AMOUNTS = ["lost_tpa", "filled_tpa", "unfilled_tpa"];
const SHOWN = 8;

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @returns {import("./figure-section.js").FigureKind}
 */
export function gap(explorer) {
  return {
    id: "gap",
    isAsked: ({ commodity }) => commodity.length === 1,
    load: async (ask, { commodity: [commodity], importer }) => {
      const forms = await Promise.all(STAGES.map((stage) => ask("alternatives", { commodity, stage, importer },
        t("what-if.file.alternativesOf", { stage: explorer.catalog.title("production-stage", stage) }))));
      return { forms, figures: forms.filter(({ lost_tpa: lost }, i) => lost > 0 || i === forms.length - 1) };
    },
    draw: (sides) => STAGES.map((stage, i) => form(explorer, stage,
      sides.map(({ side, answer }) => ({ side, answer: answer.forms[i] })))).filter(Boolean),
  };
}

function form(explorer, stage, sides) {
  const isCompared = sides.length > 1;
  if (sides.every(({ answer }) => !answer.lost_tpa)) return null;
  const { unit } = sides[0].answer;
  return el("div", { class: "figure__block", dataset: { testid: `gap-${stage}` } },
    el("h4", { class: "figure__title" }, t("what-if.gapOf", { stage: explorer.catalog.title("production-stage", stage), unit })),
    sideTable(t("what-if.gap"), sides.map(({ side }) => side), AMOUNTS.map((amount) => ({ name: t(`what-if.${amount}`),
      testid: `${stage}-${amount}`, values: sides.map(({ answer }) => answer[amount]) }))),
    sides.map(({ side, answer }) => answer.rows.length > 0 && [isCompared && sideMark(side),
      el("ul", { class: "projects" }, answer.rows.slice(0, SHOWN).map((row) => project(explorer, row)))]),
    sides.map(({ answer }) => answer.not_comparable.length > 0 && el("p", { class: "figure__note" },
      t("what-if.notComparable", { names: new Intl.ListFormat(lang()).format(answer.not_comparable.map(({ name }) => name)) }))));
}

function project(explorer, row) {
  const { catalog, dataset } = explorer;
  const found = dataset.locate(row.site_id);
  const name = found ? el("button", { class: "link", type: "button",
    onclick: () => explorer.select({ layer: found.layer, id: row.site_id }, { reveal: true }) }, row.name) : row.name;
  const status = catalog.entry("plant-status", row.status)?.title ?? catalog.title("mine-status", row.status);
  const facts = [partyName(catalog, row.country), status, row.from_year === null ? null
    : t("what-if.from", { year: formatYear(row.from_year) }), t("what-if.capacity", { quantity: row.declared }),
  row.cost_usd_per_tonne === null ? null : t("what-if.cost", { cost: formatNumber(Math.round(row.cost_usd_per_tonne), lang()) }),
  row.days === null ? null : t("what-if.days", { days: Math.round(row.days), count: Math.round(row.days) })].filter(Boolean);
  return el("li", { class: "projects__item" },
    el("p", { class: "projects__name" }, name, el("span", { class: "supplies__figure" },
      formatQuantity(row.allocated_tpa, row.unit.replace(/^t\b/, "t/a"), lang()))),
    el("p", { class: "projects__note" }, facts.join(" · ")));
}
