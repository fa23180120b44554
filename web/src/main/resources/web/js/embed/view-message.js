// Views as the page around an embed writes them in messages: the parameters of a link, by name. Pure.
import { SCENARIO, VIEW, only, parametersOf } from "../model/view-parameters.js";

const PLACE = ["center", "zoom", "bbox"];
const LONGEST_SHOWN = 80;

/** What is wrong with a message, for those who wrote the page. */
export class MessageError extends Error {}

/**
 * The parameters of a view after a message: `set-view` changes those that it names, `set-scenario` all that are assumed.
 *
 *     parametersAfter(view, { type: "set-scenario", scenario: { closed: ["suez"] } })
 *
 * @param {import("../state.js").View} view
 * @param {{type: string, view?: object, scenario?: object}} message
 * @returns {Record<string, string>}
 * @throws {MessageError}
 */
export function parametersAfter(view, { type, ...message }) {
  const now = parametersOf(view);
  if (type === "set-scenario") return { ...without(now, SCENARIO), ...given(texts(message.scenario, "scenario", SCENARIO)) };
  const wanted = texts(message.view, "view", VIEW);
  // A box goes before a centre, so that it must not outlive one.
  const left = PLACE.some((name) => name in wanted && wanted[name]) ? without(now, "bbox" in wanted ? PLACE : ["bbox"]) : now;
  return { ...without(left, Object.keys(wanted)), ...given(wanted) };
}

/**
 * A view as `view` messages tell it.
 *
 * @param {import("../state.js").View} view
 * @returns {{view: Record<string, string>, scenario: Record<string, string>}}
 */
export function messageOf(view) {
  const parameters = parametersOf(view);
  return { view: only(parameters, VIEW), scenario: only(parameters, SCENARIO) };
}

/** A text in a message, cut where it is longer than anyone reads. */
export function quoted(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
  return `'${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text}'`;
}

const without = (values, names) => Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

// Layers may be none, whatever else is empty is as it is by itself.
const given = (values) => Object.fromEntries(Object.entries(values).filter(([name, text]) => text !== null && (text || name === "layers")));

function texts(values, what, known) {
  if (values === null || typeof values !== "object" || Array.isArray(values)) {
    throw new MessageError(`'${what}' must be an object of parameters, such as { closed: "suez" }; it was ${quoted(values)}`);
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => {
    if (!known.includes(name)) throw new MessageError(`unknown parameter ${quoted(name)} of '${what}'; known are ${known.join(", ")}`);
    return [name, text(name, value)];
  }));
}

function text(name, value) {
  if (value === null) return null;
  if (typeof value === "string" || Number.isFinite(value)) return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === "string" || Number.isFinite(item))) return value.join(",");
  throw new MessageError(`'${name}' must be a text, a number, a list of them, or null; it was ${quoted(value)}`);
}
