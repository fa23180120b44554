// A slide in the list of the story editor: its name, and when it is open, its picture, its words and what can be done with it.
import { labelled } from "./fields.js";
import { linkTo } from "../../api.js";
import { ICONS } from "../icons.js";
import { el, icon } from "../../dom.js";
import { t } from "../../i18n.js";

const PICTURE = { width: 640, height: 400 };

/**
 * @param {import("../../model/story-draft.js").Slide} slide
 * @param {object} options
 * @param {number} options.at its number, from 0
 * @param {number} options.length how many there are
 * @param {string} options.name
 * @param {boolean} options.isOpen
 * @param {Map<string, string>} options.errors by names such as `slides[2].text`
 * @param {Record<string, Function>} options.actions each takes `at` first
 */
export function slideItem(slide, { at, length, name, isOpen, errors, actions }) {
  const number = at + 1;
  const body = el("div", { class: "slide-draft__body", id: `story-slide-${number}`, hidden: !isOpen },
    isOpen && parts(slide, { at, length, number, errors, actions }));
  return el("li", { class: "slide-draft", dataset: { testid: "slide-draft" } },
    el("h4", { class: "slide-draft__head" },
      el("button", { class: "slide-draft__open", type: "button", "aria-expanded": String(isOpen), "aria-controls": body.id,
        dataset: { action: "open" }, onclick: () => actions.open(at) },
      el("span", { class: "slide-draft__number" }, String(number)), el("span", { class: "slide-draft__name" }, name))), body);
}

function parts(slide, { at, length, number, errors, actions }) {
  const field = (key, input) => {
    const { element, error } = labelled({ label: t(`tell.slide.${key}`), input, id: `slide-${key}` });
    error.show(errors.get(`slides[${at}].${key}`) ?? null);
    return element;
  };
  const changing = (key) => ({ oninput: ({ target }) => actions.change(at, { [key]: target.value }) });
  const area = (key, rows) => {
    const input = el("textarea", { class: "field", rows, maxlength: 5000, ...changing(key) });
    input.value = slide[key];
    return input;
  };
  const button = (action, icons, label, run, disabled = false) => el("button", { class: "tool", type: "button", title: label, "aria-label": label,
    disabled, dataset: { action }, onclick: run }, icon(ICONS[icons]));
  const named = (action, run) => el("button", { class: "button", type: "button", dataset: { action }, onclick: run }, t(`tell.${action}`));
  const ofView = errors.get(`slides[${at}].view`) ?? errors.get(`slides[${at}]`);
  const text = area("text", 5);
  text.setAttribute("aria-required", "true");
  return [
    pictureOf(slide, number),
    ofView && el("p", { class: "edit__error", role: "alert", dataset: { testid: "slide-view-error" } }, ofView),
    el("div", { class: "slide-draft__tools", role: "group", "aria-label": t("tell.slide", { number }) },
      named("setView", () => actions.setView(at)), named("go", () => actions.go(at)), el("span", { class: "slide-draft__moves" },
        button("up", "up", t("tell.up"), () => actions.move(at, -1), at === 0),
        button("down", "down", t("tell.down"), () => actions.move(at, 1), number === length),
        button("remove", "remove", t("tell.remove"), () => actions.remove(at)))),
    field("title", el("input", { class: "field", maxlength: 200, "aria-required": "true", value: slide.title, dataset: { action: "title" }, ...changing("title") })),
    field("text", text),
    el("p", { class: "edit__hint" }, t("tell.markdown")),
    field("notes", area("notes", 2)),
    field("duration", el("input", { class: "field slide-draft__duration", type: "number", min: 1, max: 600, step: 1, value: slide.duration,
      oninput: ({ target }) => actions.change(at, { duration: target.value === "" ? null : Number(target.value) }) })),
  ];
}

// What the server draws of the view; where it cannot, it says so in the picture.
function pictureOf({ view }, number) {
  const parameters = { ...Object.fromEntries(new URLSearchParams(view)), ...PICTURE };
  return el("img", { class: "slide-draft__picture", src: linkTo("maps/static.png", parameters), alt: t("tell.picture", { number }), ...PICTURE });
}
