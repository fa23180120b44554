// The Sankey diagram of one commodity: who mines, who refines, who imports by the recorded flows.
import { WIDTH, chart } from "./charts.js";
import { partyName } from "./words.js";
import { sideMark } from "../side-mark.js";
import { el, svg } from "../../dom.js";
import { formatQuantity, formatShare } from "../../format.js";
import { lang, t } from "../../i18n.js";
import { OTHERS, sankey } from "../../model/sankey.js";

const HEIGHT = 190;
const TOP = 16;
const ROOM = { height: HEIGHT, gap: 5, most: 6 };
const BAR_PX = 7;
const COLUMNS_X = [0, (WIDTH - BAR_PX) / 2, WIDTH - BAR_PX];
const LEAST_NAMED_PX = 8;

// Ore and concentrate come from a mine; all else has been through a plant.
const FROM_MINE = ["mine", "concentrate"];
const STAGES = ["mine", "refined"];

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @returns {import("./figure-section.js").FigureKind}
 */
export function flows({ catalog }) {
  return {
    id: "flows",
    isAsked: ({ commodity }) => commodity.length === 1,
    load: async (ask, { commodity: [commodity], importer }, askCorridors) => {
      const [index, corridors] = await Promise.all([ask("concentration", { commodity, importer }, null),
        askCorridors({ commodity, kind: "actual" })]);
      // A group has lists of its members beside its own; the diagram is of the one that was asked for.
      const has = (stage) => index.rows.some((row) => row.commodity === commodity && row.stage === stage);
      const shares = await Promise.all(STAGES.map((stage) => (has(stage) ? ask("shares", { commodity, stage, importer },
        catalog.title("production-stage", stage)) : null)));
      return { shares, corridors: corridors.features, figures: shares.filter(Boolean) };
    },
    draw: (sides) => [
      ...sides.map(({ side, answer }) => el("div", { class: "figure__block", dataset: { side } },
        sides.length > 1 && sideMark(side), diagram(catalog, answer))),
      el("p", { class: "figure__note" }, t("what-if.flowsCaption")),
    ],
  };
}

function diagram(catalog, { shares, corridors }) {
  const [mine, refined] = shares.map((answer) => answer?.rows ?? []);
  const recorded = corridors.map(({ properties: p }) => ({ from: p.from_country, to: p.to_country,
    tonnes: p.quantity_tpa ?? 0, status: p.status, isFromMine: FROM_MINE.includes(p.stage_from) }));
  const toRefining = recorded.filter(({ isFromMine }) => isFromMine);
  const toImporters = recorded.filter(({ isFromMine, from, to }) => !isFromMine && from !== to);
  const { bars, bands } = sankey({ mine, refined }, { toRefining, toImporters }, ROOM);
  if (!bars.length) return el("p", { class: "hint" }, t("what-if.noFlows"));
  const family = catalog.family(corridors[0]?.properties.commodity) ?? "none";
  const label = bars.filter(({ country }) => country !== OTHERS).map((bar) => barText(catalog, bar)).join("; ");
  const picture = chart(HEIGHT + TOP, label,
    ["mines", "refines", "imports"].map((key, i) => svg("text", { class: "chart__note", y: 9, x: [0, WIDTH / 2, WIDTH][i],
      "text-anchor": ["start", "middle", "end"][i] }, t(`what-if.${key}`))),
    svg("g", { transform: `translate(0 ${TOP})` }, bands.map((one) => band(catalog, one)), bars.map((one) => bar(catalog, one))));
  picture.classList.add(`family--${family}`);
  const missing = recorded.filter(({ tonnes }) => !tonnes).length;
  return [picture, missing > 0 && el("p", { class: "figure__note" }, t("what-if.flowsMissing", { count: missing }))];
}

const nameOf = (catalog, country) => (country === OTHERS ? t("what-if.others") : partyName(catalog, country));

function barText(catalog, { column, country, share, flow }) {
  const key = column === 2 ? "what-if.importsShare" : share === null ? "what-if.notListed" : "what-if.makesShare";
  return t(key, { name: nameOf(catalog, country), share: formatShare(column === 2 ? flow : share ?? 0, lang()) });
}

// The filled part is the share of production; a bar is longer where the flows beside it are.
function bar(catalog, one) {
  const { column, country, share, flow, y, height } = one;
  const x = COLUMNS_X[column];
  const whole = Math.max(share ?? 0, flow);
  const filled = column === 2 ? height : whole ? (height * (share ?? 0)) / whole : 0;
  const percent = formatShare(column === 2 ? flow : share ?? 0, lang());
  // Names have no room between the columns; they are in the title and in the words of the chart.
  const short = country === OTHERS ? t("what-if.others") : country;
  const text = column < 2 && share === null ? short : `${short} ${percent}`;
  return svg("g", {}, svg("title", {}, barText(catalog, one)),
    svg("rect", { class: "chart__rest", x: x + 0.5, y, width: BAR_PX - 1, height: Math.max(1, height) }),
    svg("rect", { class: "chart__bar", x, y, width: BAR_PX, height: Math.max(share || column === 2 ? 1 : 0, filled) }),
    height >= LEAST_NAMED_PX && svg("text", { class: "chart__label", x: column === 2 ? x - 4 : x + BAR_PX + 4,
      y: y + Math.min(height / 2, HEIGHT - y) + 3.5, "text-anchor": column === 2 ? "end" : "start" }, text));
}

function band(catalog, { column, from, to, tonnes, status, y0, y1, width }) {
  const [x0, x1] = [COLUMNS_X[column] + BAR_PX, COLUMNS_X[column + 1]];
  const middle = (x0 + x1) / 2;
  const [a, b] = [y0 + width / 2, y1 + width / 2];
  return svg("path", { class: `chart__flow chart__flow--${status}`, "stroke-width": Math.max(0.8, width),
    d: `M${x0} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}` },
  svg("title", {}, t("what-if.flow", { from: nameOf(catalog, from), to: nameOf(catalog, to),
    quantity: formatQuantity(tonnes, "t/a", lang()), status: catalog.title("corridor-status", status) })));
}
