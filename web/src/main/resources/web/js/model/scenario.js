// A scenario: what is assumed to happen. Pure.

/** Nothing assumed: the world as it is. @type {import("../state.js").Scenario} */
export const NO_SCENARIO = Object.freeze({ scenario: null, at: null, closed: [], open: [], transitClosed: [], ban: [] });

/** @param {import("../state.js").Scenario} scenario @returns {boolean} whether it assumes nothing */
export const isEmpty = (scenario) => Object.values(scenario).every((value) => !value || value.length === 0);

/** The same scenario with a passage closed, or opened again where it was closed. */
export function toggleClosed(scenario, passage) {
  const { closed } = scenario;
  return { ...scenario, closed: closed.includes(passage) ? closed.filter((other) => other !== passage) : [...closed, passage] };
}
