// All words of the interface come from i18n/{lang}.json through t(); the titles of the bundled data, which the server has
// in English, from i18n/data/{lang}.json. What else the server says is English, and its elements say so.
import { ApiError, TIMEOUT_S, getDataWords, getMessages } from "./api.js";

/** The languages there are, each by its own name. */
export const LANGUAGES = { en: "English", id: "Bahasa Indonesia", de: "Deutsch", ja: "日本語" };
const SOURCE = "en";

let messages = {};
let language = SOURCE;
let plural = new Intl.PluralRules(language);
let regions = null;

/**
 * Loads the words of the wanted language, or of the browser's, or English.
 *
 * @param {string | null} wanted
 */
export async function loadMessages(wanted) {
  language = chosenLanguage([wanted, ...(navigator.languages ?? [])]);
  const [own, ofData] = await Promise.all([getMessages(language), language === SOURCE ? {} : getDataWords(language)]);
  messages = { ...ofData, ...own };
  plural = new Intl.PluralRules(language);
  regions = language === SOURCE ? null : new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  document.documentElement.lang = language;
  document.title = t("app.title");
}

/**
 * The first of some language tags that there are words for.
 *
 * @param {(string | null)[]} tags as `de-AT`, the most wanted first
 */
export const chosenLanguage = (tags) =>
  tags.map((tag) => tag?.split("-")[0].toLowerCase()).find((tag) => tag && Object.hasOwn(LANGUAGES, tag)) ?? SOURCE;

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

/** @returns {string} why a request failed, in words fit to be shown: those of the server, and never those of the browser */
export const reasonOf = (error) => (error instanceof ApiError && !error.cause ? error.message
  : t(`error.${error.cause ?? "unreadable"}`, { seconds: TIMEOUT_S }));

/** @returns {boolean} whether there is a message, for names that not every language has */
export const has = (key) => key in messages;

/** @returns {string | undefined} the name of a country in the language in use; English keeps that of the data */
export const countryName = (alpha2) => (alpha2 && regions?.of(alpha2)) || undefined;

/** Names one after the other, without a word between them; Japanese would have a space alone, so it has commas. */
export const listed = (names) =>
  new Intl.ListFormat(language, { type: language === "ja" ? "conjunction" : "unit" }).format(names);

/** A title within a line of text: without capital, but in German, whose nouns keep it. */
export const withinLine = (title) => (language === "de" ? title : title.toLocaleLowerCase(language));
