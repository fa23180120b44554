// Scenarios, countries and blocs in words.
import { formatDate } from "../../format.js";
import { lang, t } from "../../i18n.js";
import { readBan } from "../../model/scenario.js";

/** The blocs that figures can be seen by, beside the countries; a bloc's code is that of the list `bloc`. */
export const parties = (catalog) => [
  ...catalog.entries("bloc").map(({ code, title }) => ({ code, title, isBloc: true })),
  ...catalog.entries("countries").map(({ code, title }) => ({ code, title, isBloc: false })),
];

/** The name of a country, a bloc, or of everybody. */
export const partyName = (catalog, code) => (code === "*" ? t("what-if.everybody")
  : catalog.entry("bloc", code)?.title ?? catalog.title("countries", code));

/** The name of a commodity, or of all. */
export const commodityName = (catalog, code) => (code === "*" ? t("what-if.anyCommodity") : catalog.title("commodities", code));

/**
 * What a scenario assumes, item by item.
 *
 * @param {import("../../explorer.js").Explorer} explorer
 * @param {import("../../state.js").Scenario} scenario
 * @returns {{key: string, value: string, text: string}[]} `key` and `value` say which entry it is
 */
export function assumptions({ catalog, dataset, whatIf }, scenario) {
  const passage = (id) => dataset.feature("passages", id)?.properties.name ?? id;
  return [
    scenario.scenario && { key: "scenario", value: scenario.scenario,
      text: whatIf.named.find(({ id }) => id === scenario.scenario)?.title ?? scenario.scenario },
    ...scenario.closed.map((id) => ({ key: "closed", value: id, text: t("what-if.isClosed", { name: passage(id) }) })),
    ...scenario.open.map((id) => ({ key: "open", value: id, text: t("what-if.isOpen", { name: passage(id) }) })),
    ...scenario.transitClosed.map((code) => ({ key: "transitClosed", value: code,
      text: t("what-if.noTransit", { name: partyName(catalog, code) }) })),
    ...scenario.ban.map((ban) => ({ key: "ban", value: ban, text: banText(catalog, ban) })),
    scenario.at && { key: "at", value: scenario.at, text: t("what-if.onDay", { date: formatDate(scenario.at, lang()) }) },
  ].filter(Boolean);
}

function banText(catalog, ban) {
  const { actor, commodity, targets } = readBan(ban);
  const names = targets.map((code) => partyName(catalog, code));
  return t(targets.length ? "what-if.banTo" : "what-if.banToAll", { actor: partyName(catalog, actor),
    commodity: commodityName(catalog, commodity), targets: new Intl.ListFormat(lang()).format(names) });
}

/** The same scenario without one of its assumptions. */
export const without = (scenario, { key, value }) =>
  ({ ...scenario, [key]: Array.isArray(scenario[key]) ? scenario[key].filter((other) => other !== value) : null });
