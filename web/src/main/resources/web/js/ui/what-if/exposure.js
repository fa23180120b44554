// What part of an importer's recorded flows goes through each passage, what has no other way, and what is lost.
import { exposureBar } from "./charts.js";
import { sideTable } from "./tables.js";
import { partyName } from "./words.js";
import { el } from "../../dom.js";
import { formatDifference, formatQuantity, formatShare, formatYear } from "../../format.js";
import { lang, t } from "../../i18n.js";

const MOST_EXPOSED = 8;

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @returns {import("./figure-section.js").FigureKind}
 */
export function exposure(explorer) {
  return {
    id: "exposure",
    isAsked: () => true,
    load: async (ask, { commodity, importer }) => {
      const codes = commodity.join(",");
      const [through, reliance] = await Promise.all([ask("exposure", { commodity: codes, importer }),
        importer ? ask("reliance", { commodity: codes, importer }) : null]);
      return { through, reliance, figures: [through, reliance].filter(Boolean) };
    },
    draw: (sides, { importer }) => [
      sides.length > 1 ? compared(explorer, sides, importer) : [supplies(explorer, sides[0].answer.through.rows, importer), key()],
      sides[0].answer.reliance?.rows.length > 0 && imports(explorer, sides[0].answer.reliance.rows),
    ].flat().filter(Boolean),
  };
}

// Where no tonnage is known, the corridors are counted.
const shareOf = (row, key) => row[`${key}_share`] ?? row[`${key}_corridor_share`] ?? 0;

const key = () => el("p", { class: "figure__note chart-key" },
  [["exposed", "through"], ["captive", "captive"], ["lost", "isLost"]].map(([look, name]) =>
    el("span", { class: `chart-key__item chart-key__item--${look}` }, t(`what-if.${name}`))));

// A supply has a row for each passage; those without one tell only what is lost.
function supplies(explorer, rows, importer) {
  const groups = bySupply(rows);
  const gravest = ([row]) => shareOf(row, "lost") * 100 + (row.extra_days > 0 ? 50 : 0) + shareOf(row, "captive") * 10
    + shareOf(row, "exposed");
  const sorted = [...groups.values()].sort((a, b) => gravest(b) - gravest(a));
  const shown = importer ? sorted : sorted.slice(0, MOST_EXPOSED);
  if (!shown.length) return el("p", { class: "hint" }, t("what-if.noImports"));
  return el("ul", { class: "supplies" }, shown.map((group) => supply(explorer, group, importer)));
}

function bySupply(rows) {
  const groups = new Map();
  for (const row of rows) {
    const name = `${row.importer} ${row.commodity} ${row.stage}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}

// Two scenarios differ in what they take away and delay; what goes through a passage is the same before both.
function compared({ catalog }, sides, importer) {
  const groups = sides.map(({ answer }) => bySupply(answer.through.rows));
  const rows = [...groups[0]].map(([name, [row]]) => {
    const firsts = groups.map((own) => own.get(name)?.[0]);
    const what = t("what-if.listShort", { commodity: catalog.title("commodities", row.commodity),
      stage: catalog.title("flow-stage", row.stage) });
    return { name: importer ? what : `${partyName(catalog, row.importer)} · ${what}`, row,
      lost: firsts.map((first) => (first ? shareOf(first, "lost") : null)),
      days: firsts.map((first) => first?.extra_days ?? null) };
  });
  const differs = (values) => values.some(Boolean);
  const points = (value) => formatDifference(100 * value, lang());
  const of = (measure) => rows.filter((one) => differs(one[measure])).sort((a, b) => Math.max(...b[measure]) - Math.max(...a[measure]))
    .slice(0, importer ? rows.length : MOST_EXPOSED);
  const names = sides.map(({ side }) => side);
  return [
    of("lost").length > 0 && [el("h4", { class: "figure__title" }, t("what-if.lostTitle")),
      sideTable(t("what-if.lostTitle"), names, of("lost").map(({ name, row, lost }) => ({ name, values: lost,
        testid: `lost-${row.importer}-${row.commodity}-${row.stage}`, format: (share) => formatShare(share, lang()), difference: points })))],
    of("days").length > 0 && [el("h4", { class: "figure__title" }, t("what-if.delayTitle")),
      sideTable(t("what-if.delayTitle"), names, of("days").map(({ name, days }) => ({ name, values: days })))],
  ].flat().filter(Boolean);
}

function supply({ catalog, dataset }, group, importer) {
  const [{ importer: whose, commodity, stage, tonnes, bases, extra_days: extraDays }] = group;
  const lost = shareOf(group[0], "lost");
  const what = t("what-if.listShort", { commodity: catalog.title("commodities", commodity),
    stage: catalog.title("flow-stage", stage) });
  const passage = (id) => dataset.feature("passages", id)?.properties.name ?? id;
  return el("li", { class: "supplies__item", dataset: { testid: `supply-${whose}-${commodity}-${stage}` } },
    el("p", { class: "supplies__name", title: bases.join("; ") }, !importer && [partyName(catalog, whose), " · "], what,
      el("span", { class: "supplies__figure" }, tonnes === null ? "" : formatQuantity(tonnes, "t/a", lang()))),
    lost > 0 && el("p", { class: "supplies__lost" }, t("what-if.lostShare", { share: formatShare(lost, lang()) })),
    extraDays > 0 && el("p", { class: "supplies__note" }, t("what-if.extraDays", { days: extraDays, count: extraDays })),
    group.filter((row) => row.passage).map((row) => {
      const [exposed, captive, after] = ["exposed", "captive", "after_exposed"].map((key) => shareOf(row, key));
      const text = t(after !== exposed ? "what-if.throughAfter" : captive > 0 ? "what-if.throughCaptive" : "what-if.throughShare",
        { name: passage(row.passage), share: formatShare(exposed, lang()), captive: formatShare(captive, lang()),
          after: formatShare(after, lang()) });
      return el("div", { class: "supplies__passage" }, el("span", {}, text), exposureBar({ exposed, captive, lost: 0 }, text));
    }),
    lost > 0 && exposureBar({ exposed: 0, captive: 0, lost }, t("what-if.lostShare", { share: formatShare(lost, lang()) })),
    !group.some((row) => row.passage) && el("p", { class: "supplies__note" }, t("what-if.noPassage")));
}

function imports({ catalog }, rows) {
  return el("table", { class: "figures" }, el("caption", { class: "figure__title" }, t("what-if.reliance")),
    el("tbody", {}, rows.map((row) => el("tr", { dataset: { testid: `reliance-${row.commodity}-${row.stage}` } },
      el("th", { scope: "row" }, t("what-if.listShort", { commodity: catalog.title("commodities", row.commodity),
        stage: catalog.title("production-stage", row.stage) })),
      el("td", {}, relianceText(row), published(row))))));
}

function published({ published_reliance: share, published_year: year }) {
  return (share ?? null) !== null && el("span", { class: "figures__note" },
    t("what-if.published", { share: formatShare(share, lang()), year: formatYear(year) }));
}

function relianceText({ standing, reliance_low: low, reliance_high: high }) {
  if (low === null || high === null) return t(standing === "net exporter" ? "what-if.netExporter" : "what-if.unknown");
  const [a, b] = [low, high].map((share) => formatShare(share, lang()));
  return a === b ? a : t("what-if.range", { low: a, high: b });
}
