// A scenario: what is assumed to happen. Pure.

/** Nothing assumed: the world as it is. @type {import("../state.js").Scenario} */
export const NO_SCENARIO = Object.freeze({ scenario: null, at: null, closed: [], open: [], transitClosed: [], ban: [] });

const LISTS = { closed: "closed", open: "open", transitClosed: "transit-closed", ban: "ban" };

/** @param {import("../state.js").Scenario} scenario @returns {boolean} whether it assumes nothing */
export const isEmpty = (scenario) => Object.values(scenario).every((value) => !value || value.length === 0);

/**
 * The same scenario without its name: what the name stands for is written out, and a day of its own goes first.
 *
 * @param {import("../state.js").Scenario} scenario
 * @param {{id: string, parameters: Record<string, string>}[]} named as `/supply/scenarios` lists them
 * @returns {import("../state.js").Scenario}
 */
export function writtenOut(scenario, named) {
  const meant = named.find(({ id }) => id === scenario.scenario)?.parameters;
  if (!meant) return scenario;
  const whole = { ...scenario, scenario: null, at: scenario.at ?? meant.at ?? null };
  for (const [key, parameter] of Object.entries(LISTS)) {
    whole[key] = [...new Set([...scenario[key], ...(meant[parameter]?.split(",") ?? [])])];
  }
  return whole;
}

/**
 * The same scenario with a passage closed, or opened again where it was closed; an arctic one is closed of itself and
 * opened by this. Where the name of a scenario stands for it, the scenario is written out.
 *
 * @param {import("../state.js").Scenario} scenario
 * @param {{id: string, properties: {arctic: boolean}}} passage
 * @param {object[]} named
 */
export function togglePassage(scenario, { id, properties: { arctic } }, named) {
  const key = arctic ? "open" : "closed";
  const whole = writtenOut(scenario, named);
  const isOfTheName = whole[key].includes(id) && !scenario[key].includes(id);
  return toggleIn(isOfTheName ? whole : scenario, key, id);
}

/**
 * Whether ships can use a passage under a scenario that is written out.
 *
 * @param {import("../state.js").Scenario} scenario
 * @param {{id: string, properties: {arctic: boolean}}} passage
 */
export const isClosed = ({ closed, open }, { id, properties: { arctic } }) =>
  closed.includes(id) || (arctic && !open.includes(id));

/** The same scenario with an entry of one of its lists added, or taken out where it was there. */
export function toggleIn(scenario, key, value) {
  const values = scenario[key];
  return { ...scenario, [key]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] };
}

/**
 * A ban as requests write it, `CHN:gallium:USA;JPN`.
 *
 * @param {{actor: string, commodity: string, targets: string[]}} ban no targets mean everybody
 */
export const writeBan = ({ actor, commodity, targets }) => `${actor}:${commodity}:${targets.join(";") || "*"}`;

/** The parts of a ban that {@link writeBan} wrote. */
export function readBan(text) {
  const [actor, commodity, targets] = text.split(":");
  return { actor, commodity, targets: targets === "*" ? [] : targets.split(";") };
}
