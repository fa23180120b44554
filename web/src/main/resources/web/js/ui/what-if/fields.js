// The frames of the panel's fields.
import { el } from "../../dom.js";

/** A field under its name. */
export const labelled = (id, name, field) => el("div", { class: "labelled" },
  el("label", { class: "labelled__name", for: id }, name), field);

/** What is seldom wanted, under its title. */
export const fold = (testid, title, ...content) => el("details", { class: "fold", dataset: { testid } },
  el("summary", { class: "fold__title" }, title), el("div", { class: "fold__body" }, content));
