// All words of the interface come from i18n/{lang}.json through t(); data keep the words of their layer definition.
import { TIMEOUT_S, getMessages } from "./api.js";

const AVAILABLE = ["en"];
let messages = {};
let language = "en";
let plural = new Intl.PluralRules(language);

/**
 * Loads the messages of the wanted language, or of the browser's, or English.
 *
 * @param {string | null} wanted
 */
export async function loadMessages(wanted) {
  const preferred = [wanted, ...(navigator.languages ?? [])].filter(Boolean).map((tag) => tag.split("-")[0]);
  language = preferred.find((tag) => AVAILABLE.includes(tag)) ?? "en";
  messages = await getMessages(language);
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
}

/** @returns {string} the language in use, for Intl formats */
export const lang = () => language;

/**
 * The message of a key with its `{name}` places filled. With a `count`, `key.one`, `key.other` ... is used where there
 * is one. A missing key shows as itself, so that it is seen.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 * @returns {string}
 */
export function t(key, params = {}) {
  const counted = "count" in params ? messages[`${key}.${plural.select(params.count)}`] : undefined;
  const message = counted ?? messages[key] ?? key;
  return message.replace(/\{(\w+)\}/g, (place, name) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
  });
}

/** @returns {string} why a request failed, in words fit to be shown; for an ApiError */
export const reasonOf = (error) => (error.isTimeout ? t("error.timeout", { seconds: TIMEOUT_S }) : error.message);

/** @returns {boolean} whether there is a message, for names that not every language has */
export const has = (key) => key in messages;
