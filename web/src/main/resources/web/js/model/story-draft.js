// A story that is being written, in the format of `/stories/{id}.json`: values that are never changed, only replaced. Pure.
import { parametersOf } from "./view-parameters.js";
import { DEFAULT_VIEW } from "../default-view.js";
import { DEFAULT_LAYERS } from "../explorer.js";
import { LANGUAGES } from "../i18n.js";
import { parseView, queryText } from "../url-state.js";

/**
 * @typedef {object} Slide
 * @property {string} title
 * @property {string} text in Markdown
 * @property {string} view the query string of what it shows
 * @property {number | null} duration in seconds; null is as long as any
 * @property {string} notes for who presents, in Markdown
 */

/** @typedef {{title: string, description: string, lang: string, slides: Slide[]}} Story */

/** @type {Story} */
export const EMPTY_STORY = Object.freeze({ title: "", description: "", lang: "en", slides: [] });

const SECONDS = 15;
const LONGEST_ID = 80;

/** The query string of what a view shows: without panels, and without language, which the story has. */
export const slideQuery = (view) => queryText(Object.entries(parametersOf(view, { layers: DEFAULT_LAYERS })));

/** The view that a slide shows, in the language, the colours and beside the panel of the present one. */
export const viewOf = ({ view }, { lang, theme, panel }) => ({ ...DEFAULT_VIEW, theme, panel, ...parseView(view), lang });

/** @param {Story} story @param {string} view the query string @returns {Story} with a slide at the end */
export const withSlide = (story, view) => ({ ...story, slides: [...story.slides, { title: "", text: "", view, duration: SECONDS, notes: "" }] });

/** @param {Story} story @param {number} at @param {Partial<Slide>} patch @returns {Story} */
export const withChange = (story, at, patch) => ({ ...story, slides: story.slides.map((slide, i) => (i === at ? { ...slide, ...patch } : slide)) });

/** @param {Story} story @param {number} at @returns {Story} */
export const withoutSlide = (story, at) => ({ ...story, slides: story.slides.filter((_, i) => i !== at) });

/** @param {Story} story @param {number} at @param {number} to where it stands afterwards @returns {Story} the same where there is no such place */
export function withMove(story, at, to) {
  if (!story.slides[at] || !story.slides[to]) return story;
  const slides = story.slides.toSpliced(at, 1);
  return { ...story, slides: slides.toSpliced(to, 0, story.slides[at]) };
}

/** What must have words before a story can be told, as `title` or `slides[0].text`. @param {Story} story @returns {string[]} */
export function missingIn({ title, slides }) {
  const isBlank = (text) => !text.trim();
  return [
    ...(isBlank(title) ? ["title"] : []),
    ...(slides.length ? [] : ["slides"]),
    ...slides.flatMap((slide, i) => ["title", "text"].filter((name) => isBlank(slide[name])).map((name) => `slides[${i}].${name}`)),
  ];
}

/** The slide that a name such as `slides[2].text` is of, from 0; null where it is of the whole story. */
export function slideOf(field) {
  const number = /^slides\[(\d+)\]/.exec(field)?.[1];
  return number === undefined ? null : Number(number);
}

/** @param {Story} story @returns {object} as a file has it and a server takes it, without what says nothing */
export const writeStory = ({ title, description, lang, slides }) => ({
  title, ...(description && { description }), lang,
  slides: slides.map((slide) => ({ title: slide.title, text: slide.text, view: slide.view,
    ...(slide.duration !== null && { duration: slide.duration }), ...(slide.notes && { notes: slide.notes }) })),
});

/** @param {string} text of a file @returns {Story | null} null where it is none */
export function parseStory(text) {
  try {
    return readStory(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * What can be read of a document. What is missing can be filled in, so it is no mistake.
 *
 * @param {unknown} document
 * @returns {Story | null} null where it is no story at all
 */
export function readStory(document) {
  if (!isObject(document) || !Array.isArray(document.slides) || !document.slides.every(isObject)) return null;
  return {
    title: textOf(document.title),
    description: textOf(document.description),
    lang: Object.hasOwn(LANGUAGES, textOf(document.lang)) ? document.lang : EMPTY_STORY.lang,
    slides: document.slides.map(({ title, text, view, duration, notes }) => ({ title: textOf(title), text: textOf(text), view: textOf(view),
      duration: Number.isFinite(duration) ? duration : SECONDS, notes: textOf(notes) })),
  };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value) => (typeof value === "string" ? value : "");

/** A title as the id of a story: small letters without accents, digits and hyphens; empty where it has no such letter. */
export const idOf = (title) => title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-")
  .slice(0, LONGEST_ID).replace(/^-|-$/g, "");
