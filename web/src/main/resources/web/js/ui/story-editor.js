// The editor of stories, beside the map: views become slides while the map is used. What is written stays in the tab.
import { dialogHead, loadStyle } from "./dialog.js";
import { ICONS } from "./icons.js";
import { createExchange } from "./story/exchange.js";
import { labelled } from "./story/fields.js";
import { slideItem } from "./story/slide-item.js";
import { keepDraft, keptDraft } from "./story/kept-draft.js";
import { el, icon } from "../dom.js";
import { LANGUAGES, lang, t } from "../i18n.js";
import { EMPTY_STORY, slideOf, slideQuery, viewOf, withChange, withMove, withSlide, withoutSlide } from "../model/story-draft.js";

/**
 * Opens it, or comes back to the one that is open. Closed, it is gone, what was written is not, and the focus is where it was.
 *
 * @param {import("../state.js").State} state
 */
export async function openStoryEditor(state) {
  await loadStyle("css/story-editor.css");
  document.querySelector(".story-editor")?.close();
  const { dialog, begin } = createEditor(state);
  document.body.append(dialog);
  dialog.show();
  begin();
}

function createEditor(state) {
  let draft = keptDraft() ?? { id: "", story: { ...EMPTY_STORY, lang: lang() } };
  let opened = null;
  let errors = new Map();

  const status = el("p", { class: "story-editor__status", role: "status", dataset: { testid: "story-status" } });
  const say = (text, ...extra) => status.replaceChildren(text, ...extra);

  const keep = (patch) => {
    draft = { ...draft, ...patch };
    if (!keepDraft(draft)) say(t("tell.notKept"));
  };

  // Another story, or one slide less, can be undone while it is still said.
  const replace = (patch, text) => {
    const before = { draft, opened };
    const undo = el("button", { class: "link", type: "button", dataset: { testid: "story-undo" }, onclick: () => {
      opened = before.opened;
      keep(before.draft);
      showAll();
      say(t("tell.undone"));
      add.focus();
    } }, t("tell.undo"));
    errors = new Map();
    keep(patch);
    showAll();
    say(text, " ", undo);
  };

  const setSlides = (story, open) => {
    opened = open;
    // What was wrong may be in another place now.
    errors = new Map();
    keep({ story });
    showSlides();
  };

  const addView = () => {
    const number = draft.story.slides.length;
    setSlides(withSlide(draft.story, slideQuery(state.view)), number);
    say(t("tell.added", { number: number + 1 }));
    if (dialog.dataset.folded !== "true") focusIn(number, "title");
  };

  const actions = {
    open: (at) => {
      opened = opened === at ? null : at;
      showSlides();
      focusIn(at, "open");
    },
    change: (at, patch) => {
      keep({ story: withChange(draft.story, at, patch) });
      if ("title" in patch) slides.children[at].querySelector(".slide-draft__name").textContent = nameOf(patch);
    },
    setView: (at) => {
      setSlides(withChange(draft.story, at, { view: slideQuery(state.view) }), at);
      focusIn(at, "setView");
      say(t("tell.viewReplaced", { number: at + 1 }));
    },
    go: (at) => {
      state.goTo(viewOf(draft.story.slides[at], state.view));
      say(t("tell.shown", { number: at + 1 }));
      if (window.matchMedia("(max-width: 720px)").matches) fold(true);
    },
    move: (at, by) => {
      setSlides(withMove(draft.story, at, at + by), at + by);
      focusIn(at + by, by < 0 ? "up" : "down");
      say(t("tell.moved", { number: at + by + 1 }));
    },
    remove: (at) => {
      const story = withoutSlide(draft.story, at);
      opened = null;
      replace({ story }, t("tell.removed", { number: at + 1 }));
      status.querySelector("button").focus();
    },
  };

  const slides = el("ol", { class: "story-editor__slides", dataset: { testid: "story-slides" } });
  const none = el("p", { class: "edit__hint" }, t("tell.noSlides"));
  const count = el("span", { class: "story-editor__count" });
  const showSlides = () => {
    const { length } = draft.story.slides;
    slides.replaceChildren(...draft.story.slides.map((slide, at) => slideItem(slide, { at, length, name: nameOf(slide), isOpen: opened === at,
      errors, actions })));
    none.hidden = length > 0;
    count.textContent = t("tell.count", { count: length });
  };

  // A button that cannot be used any more leaves the focus to what opens its slide.
  const focusIn = (at, action) => {
    const within = (wanted) => slides.children[at].querySelector(`[data-action="${wanted}"]:enabled`);
    (within(action) ?? within("open")).focus();
    slides.children[at].scrollIntoView({ block: "nearest" });
  };

  const field = (name, input) => labelled({ label: t(`tell.${name}`), input, id: `story-${name}` });
  const changing = (name) => ({ oninput: ({ target }) => keep({ story: { ...draft.story, [name]: target.value } }) });
  const fields = {
    title: field("title", el("input", { class: "field", maxlength: 200, "aria-required": "true", ...changing("title") })),
    description: field("description", el("textarea", { class: "field", rows: 2, maxlength: 400, ...changing("description") })),
    lang: field("lang", el("select", { class: "field", ...changing("lang") },
      Object.entries(LANGUAGES).map(([code, name]) => el("option", { value: code, lang: code }, name)))),
  };
  const exchange = createExchange({ draft: () => draft, keep, replace, say, showErrors });

  const showAll = () => {
    for (const [name, { input }] of Object.entries(fields)) input.value = draft.story[name];
    exchange.show();
    showSlides();
    showErrorsOfStory();
  };

  const showErrorsOfStory = () => {
    for (const [name, { error }] of Object.entries(fields)) error.show(errors.get(name) ?? null);
  };

  // Gives back what has no place here. The first place at fault gets the focus, its slide opened.
  function showErrors(found) {
    errors = new Map(found.map((one) => [one.field, one.message]));
    const [first] = errors.keys();
    if (first !== undefined && slideOf(first) !== null) opened = slideOf(first);
    showSlides();
    showErrorsOfStory();
    const invalid = dialog.querySelector(".story-editor__body [aria-invalid]");
    invalid?.focus();
    return found.filter(({ field: name }) => !(name in fields) && slideOf(name) === null);
  }

  const add = el("button", { class: "button button--main", type: "button", dataset: { testid: "story-add" }, onclick: addView }, t("tell.add"));
  const folder = el("button", { class: "tool", type: "button", dataset: { testid: "story-fold" },
    onclick: () => fold(dialog.dataset.folded !== "true") });
  const fold = (isFolded) => {
    dialog.dataset.folded = String(isFolded);
    const name = t(isFolded ? "tell.unfold" : "tell.fold");
    folder.title = name;
    folder.setAttribute("aria-label", name);
    folder.setAttribute("aria-expanded", String(!isFolded));
    folder.replaceChildren(icon(isFolded ? ICONS.up : ICONS.down));
    fitMap();
  };

  const opener = document.activeElement;
  const dialog = el("dialog", { class: "story-editor", "aria-labelledby": "story-editor-title", dataset: { testid: "story-editor" },
    onkeydown: (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      dialog.close();
    },
    onclose: () => {
      const hadFocus = dialog.contains(document.activeElement) || document.activeElement === document.body;
      dialog.remove();
      fitMap();
      if (hadFocus) opener?.focus();
    } },
  dialogHead({ name: "story-editor", title: t("tell.name"), onClose: () => dialog.close() }, count, add, folder), status,
  el("div", { class: "story-editor__body" },
    el("div", { class: "story-editor__fields" }, Object.values(fields).map(({ element }) => element)),
    el("section", { class: "story-editor__part", "aria-labelledby": "story-slides" },
      el("h3", { class: "story-editor__heading", id: "story-slides" }, t("tell.slides")), none, slides),
    exchange.element));
  fold(false);
  return { dialog, begin: () => {
    showAll();
    fitMap();
    add.focus();
  } };
}

// The map follows the size of the window; that of its place has changed as if by the window.
const fitMap = () => window.dispatchEvent(new Event("resize"));

const nameOf = ({ title }) => title.trim() || t("tell.untitled");
