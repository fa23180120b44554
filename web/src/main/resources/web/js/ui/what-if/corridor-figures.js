// What becomes of the supply lines: how many of each status, and how much longer those are that go another way.
import { sideTable } from "./tables.js";
import { statusSample } from "../feature-mark.js";
import { el } from "../../dom.js";
import { formatNumber } from "../../format.js";
import { lang, t } from "../../i18n.js";

const STATUSES = ["open", "licensed", "rerouted", "restricted", "unreachable"];
const EXTRAS = [["median_extra_km", "km"], ["median_extra_days", "d"], ["median_extra_cost_usd_t", "USD/t"]];
const COUNTRY = /^[A-Z]{3}$/;

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @returns {import("./figure-section.js").FigureKind}
 */
export function corridors({ catalog }) {
  const table = (sides, key, caption) => {
    const totals = sides.map(({ answer }) => answer[key].rows[0]);
    const names = sides.map(({ side }) => side);
    return sideTable(caption, names, [
      ...STATUSES.map((status) => ({ testid: `${key}-${status}`,
        name: el("span", { class: "status" }, statusSample(status), catalog.title("corridor-status", status)),
        values: totals.map((row) => row?.[status] ?? 0) })),
      ...EXTRAS.filter(([field]) => totals.some((row) => (row?.[field] ?? null) !== null)).map(([field, unit]) => ({
        testid: `${key}-${field}`,
        name: t(`what-if.${field}`), values: totals.map((row) => row?.[field] ?? null),
        format: (value) => `${formatNumber(value, lang())} ${unit}` })),
    ]);
  };
  return {
    id: "corridors",
    isAsked: () => true,
    load: async (ask, { commodity, country, importer }) => {
      const all = ask("summary", { commodity: commodity.join(","), country: country.join(",") });
      const own = COUNTRY.test(importer ?? "") ? ask("summary", { commodity: commodity.join(","), country: importer },
        t("what-if.file.summaryOf", { name: catalog.title("countries", importer) })) : null;
      const [whole, part] = await Promise.all([all, own]);
      return { whole, part, figures: [whole] };
    },
    draw: (sides, { importer }) => {
      const name = importer && catalog.title("countries", importer);
      return [table(sides, "whole", t("what-if.corridors")), sides.every(({ answer }) => answer.part) && [
        el("h4", { class: "figure__title" }, t("what-if.corridorsOf", { name })),
        table(sides, "part", t("what-if.corridorsOf", { name })),
      ]].flat(2).filter(Boolean);
    },
  };
}
