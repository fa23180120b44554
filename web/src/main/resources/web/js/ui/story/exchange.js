// Where stories of the editor come from and go to: files, and the server.
import { labelled } from "./fields.js";
import { storedKey, wantsKey, withKey } from "../edit/key.js";
import { saveFile } from "../save-file.js";
import { getStories, getStory, putStory } from "../../api.js";
import { el } from "../../dom.js";
import { lang, reasonOf, t } from "../../i18n.js";
import { EMPTY_STORY, idOf, missingIn, parseStory, readStory, writeStory } from "../../model/story-draft.js";

/**
 * @typedef {object} Editor
 * @property {() => {id: string, story: import("../../model/story-draft.js").Story}} draft
 * @property {(patch: object) => void} keep
 * @property {(patch: object, said: string) => void} replace
 * @property {(text: string, ...extra: Node[]) => void} say
 * @property {(errors: {field: string, message: string}[]) => {field: string, message: string}[]} showErrors shows what has a
 *   place in the story, and gives back the rest
 */

/** @param {Editor} editor @returns {{element: HTMLElement, show: () => void}} */
export function createExchange(editor) {
  const onServer = createServerPart(editor);
  return {
    element: el("section", { class: "story-editor__part", "aria-labelledby": "story-exchange" },
      el("h3", { class: "story-editor__heading", id: "story-exchange" }, t("tell.exchange")), filePart(editor, onServer.list), onServer.element),
    show: onServer.show,
  };
}

function filePart({ draft, replace, say }, list) {
  const file = el("input", { type: "file", accept: ".json,application/json", hidden: true, dataset: { testid: "story-file" }, onchange: async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const story = parseStory(await chosen.text());
    file.value = "";
    if (story) replace({ story, id: idOf(chosen.name.replace(/\.json$/i, "")) }, t("tell.opened", { name: chosen.name }));
    else say(t("tell.noStory", { name: chosen.name }));
  } });
  const open = el("button", { class: "button", type: "button", dataset: { testid: "story-open-file" }, onclick: () => file.click() }, t("tell.openFile"));
  const save = el("button", { class: "button", type: "button", dataset: { testid: "story-save-file" }, onclick: () => {
    const { id, story } = draft();
    const name = `${id || idOf(story.title) || "story"}.json`;
    saveFile(`${JSON.stringify(writeStory(story), null, 2)}\n`, "application/json", name);
    say(t("tell.fileSaved", { name }));
  } }, t("tell.saveFile"));
  const fresh = el("button", { class: "button button--quiet", type: "button", dataset: { testid: "story-new" },
    onclick: () => replace({ id: "", story: { ...EMPTY_STORY, lang: lang() } }, t("tell.emptied")) }, t("tell.new"));
  return [el("div", { class: "story-editor__buttons" }, save, open, file, fresh), list];
}

function createServerPart({ draft, keep, replace, say, showErrors }) {
  let stories = [];
  const choice = el("select", { class: "field", id: "story-open", dataset: { testid: "story-open" }, onchange: () => open(choice.value) });
  const list = el("div", { class: "labelled" }, el("label", { class: "labelled__name", for: "story-open" }, t("tell.openServer")), choice);
  const hint = el("p", { class: "edit__hint" });
  const id = labelled({ label: t("tell.id"), id: "story-id", hint, input: el("input", { class: "field", maxlength: 80, spellcheck: "false",
    autocomplete: "off", autocapitalize: "off", "aria-required": "true", oninput: ({ target }) => {
      keep({ id: target.value });
      showHint();
    } }) });
  const said = el("div", { class: "story-editor__said", role: "alert", dataset: { testid: "story-said" } });
  const form = el("form", { class: "story-editor__server", novalidate: true, hidden: true, dataset: { testid: "story-server" }, onsubmit: (event) => {
    event.preventDefault();
    save();
  } }, id.element, said, el("div", { class: "story-editor__buttons" },
    el("button", { class: "button button--main", type: "submit", dataset: { testid: "story-save" } }, t("tell.saveServer"))));
  const host = el("div", { class: "story-editor__host" }, form);
  const closed = el("p", { class: "edit__hint", hidden: true, dataset: { testid: "story-closed" } }, t("tell.closed"));

  const showHint = () => {
    const taken = stories.find((story) => story.id === draft().id);
    hint.textContent = taken ? t("tell.idTaken", { title: taken.title }) : t("tell.idHint");
  };

  const refresh = async () => {
    try {
      const answer = await getStories();
      ({ stories } = answer);
      form.hidden = !answer.editing;
      closed.hidden = answer.editing;
      choice.replaceChildren(el("option", { value: "" }, t("tell.choose")),
        ...stories.map((story) => el("option", { value: story.id, lang: story.lang }, story.title)));
      showHint();
    } catch (error) {
      say(t("edit.failed", { detail: reasonOf(error) }));
    }
  };

  const open = async (chosen) => {
    if (!chosen) return;
    choice.value = "";
    try {
      replace({ id: chosen, story: readStory(await getStory(chosen)) }, t("tell.opened", { name: chosen }));
    } catch (error) {
      say(t("edit.failed", { detail: reasonOf(error) }));
    }
  };

  const tell = (errors) => {
    const others = showErrors(errors);
    id.error.show(others.find(({ field }) => field === "id")?.message ?? null);
    if (id.input.getAttribute("aria-invalid") && others.length === errors.length) id.input.focus();
    said.replaceChildren(...others.filter(({ field }) => field !== "id").map(({ message }) => el("p", { class: "edit__error" }, message)));
  };

  const save = () => {
    const missing = [...missingIn(draft().story), ...(draft().id.trim() ? [] : ["id"])];
    if (missing.length) tell(missing.map((field) => ({ field, message: t(field === "slides" ? "tell.noSlides" : "tell.missing") })));
    else withKey(host, put, { hint: t("tell.keyHint") });
  };

  const put = async () => {
    tell([]);
    const { id: saved, story } = draft();
    try {
      await putStory(saved, writeStory(story), storedKey());
      said.replaceChildren(el("p", {}, t("tell.saved"), " ", el("a", { href: `stories/${encodeURIComponent(saved)}`, target: "_blank", rel: "noopener",
        dataset: { testid: "story-present" } }, t("tell.present"))));
      await refresh();
    } catch (error) {
      if (wantsKey(error)) withKey(host, put, { why: error, hint: t("tell.keyHint") });
      else tell([{ field: error.parameter, message: reasonOf(error) }]);
    }
  };

  refresh();
  return {
    list,
    element: [host, closed],
    show: () => {
      id.input.value = draft().id;
      id.error.show(null);
      said.replaceChildren();
      showHint();
    },
  };
}
