// The small charts of the panel. Each says in words, for those who do not see it, what it draws.
import { svg } from "../../dom.js";
import { formatNumber, formatShare } from "../../format.js";
import { lang, t } from "../../i18n.js";

/** Charts are drawn at the width of the panel, and grow with it. */
export const WIDTH = 328;

const HHI_MOST = 10_000;
const HHI_MODERATE = 1500;
const HHI_HIGH = 2500;
const EU_LIMIT = 0.65;
const NAME_ROOM_PX = 62;

/**
 * @param {number} height
 * @param {string} label
 * @param {...any} children
 */
export const chart = (height, label, ...children) => svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${height}`,
  role: "img", "aria-label": label }, ...children);

/**
 * The producers of a list as parts of one bar, with the EU's line at 65 %. What a ban takes away is dashed.
 *
 * @param {{country: string, name: string, share: number, banned: boolean}[]} shares the largest first
 * @param {string} label
 */
export function shareBar(shares, label) {
  let x = 0;
  const parts = shares.map(({ name, share, banned }, i) => {
    const width = share * WIDTH;
    const at = x;
    x += width;
    if (width < 0.4) return null;
    const isNamed = width > NAME_ROOM_PX;
    return svg("g", {}, svg("title", {}, `${name} ${formatShare(share, lang())}`),
      svg("rect", { class: banned ? "chart__part chart__part--lost" : "chart__part", x: at + 0.5, y: 14.5,
        width: Math.max(0.4, width - 1), height: 21, "fill-opacity": banned ? null : Math.max(0.22, 0.95 - i * 0.17) }),
      isNamed && svg("text", { class: banned || i > 2 ? "chart__name" : "chart__name chart__name--on", x: at + 6, y: 29 },
        `${fitted(name, width - 44)} ${formatShare(share, lang())}`));
  });
  const rest = WIDTH - x > 1 && svg("rect", { class: "chart__rest", x: x + 0.5, y: 14.5, width: WIDTH - x - 1, height: 21 });
  const limit = EU_LIMIT * WIDTH;
  return chart(40, label, parts, rest,
    svg("path", { class: "chart__limit", d: `M${limit} 10V39` }),
    svg("text", { class: "chart__note", x: limit, y: 8, "text-anchor": "middle" }, t("what-if.euLimit")));
}

const fitted = (name, room) => (name.length * 6.4 > room ? `${name.slice(0, Math.max(2, Math.floor(room / 6.8)))}…` : name);

/**
 * The Herfindahl-Hirschman index on its scale with the bands; a list that is not complete gives a range.
 *
 * @param {{low: number, high: number, kind: "before" | "assume" | "versus", text: string}[]} values
 * @param {string} label
 */
export function hhiScale(values, label) {
  const at = (value) => (value / HHI_MOST) * WIDTH;
  const bands = [["low", 0, HHI_MODERATE], ["moderate", HHI_MODERATE, HHI_HIGH], ["high", HHI_HIGH, HHI_MOST]];
  const height = 34 + values.length * 16;
  return chart(height, label,
    bands.map(([band, from, to]) => [
      svg("rect", { class: `chart__band chart__band--${band}`, x: at(from) + 0.5, y: 14, width: at(to) - at(from) - 1, height: 6 }),
      svg("text", { class: "chart__note", x: band === "high" ? at(to) : at(from), y: 9, "text-anchor":
        band === "high" ? "end" : "start" }, t(`what-if.band.${band}`))]),
    [HHI_MODERATE, HHI_HIGH].map((value) => svg("text", { class: "chart__note", x: at(value), y: 31,
      "text-anchor": value === HHI_MODERATE ? "end" : "start" }, formatNumber(value, lang()))),
    values.map(({ low, high, kind, text }, i) => {
      const y = 42 + i * 16;
      const [x1, x2] = [at(low), at(high)];
      const isRange = x2 - x1 > 3;
      const textX = x2 > WIDTH * 0.55 ? x1 - 9 : x2 + 9;
      return svg("g", { class: `chart__value chart__value--${kind}` },
        svg("path", { class: "chart__thread", d: `M${x1} 14V${y}M${x2} 14V${y}` }),
        isRange && svg("path", { class: "chart__range", d: `M${x1} ${y}H${x2}` }),
        [...new Set(isRange ? [x1, x2] : [(x1 + x2) / 2])].map((x) => svg("circle", { class: "chart__dot", cx:
          Math.max(4, Math.min(WIDTH - 4, x)), cy: y, r: 3.5 })),
        svg("text", { class: "chart__text", x: Math.max(0, Math.min(WIDTH, textX)), y: y + 4, "text-anchor":
          x2 > WIDTH * 0.55 && x1 > 90 ? "end" : "start" }, text));
    }));
}

/**
 * What part goes through a passage, what part of that has no other way, and what part is lost.
 *
 * @param {{exposed: number, captive: number, lost: number}} shares of one
 * @param {string} label
 */
export function exposureBar({ exposed, captive, lost }, label) {
  const bar = (className, share, y, height) => share > 0 && svg("rect", { class: className, x: 0.5, y, height,
    width: Math.max(1, share * WIDTH - 1) });
  return chart(12, label, svg("rect", { class: "chart__rest", x: 0.5, y: 0.5, width: WIDTH - 1, height: 11 }),
    bar("chart__exposed", exposed, 0.5, 11), bar("chart__captive", captive, 0.5, 11), bar("chart__lost", lost, 4, 4));
}
