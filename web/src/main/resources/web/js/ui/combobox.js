// A text field with suggestions, by the ARIA combobox pattern: arrows move, Enter picks, Escape closes.
import { el } from "../dom.js";
import { t } from "../i18n.js";

let isPressed = false;
document.addEventListener("pointerdown", () => (isPressed = true), { capture: true });
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => (isPressed = false), { capture: true });
}

const PAUSE_MS = 250;
const LEAST_LETTERS = 3;

/**
 * @typedef {{key: string, name: string, note?: string, mark?: Node | null, selected?: boolean, group?: string}} Suggestion
 *   suggestions of one group stand together, under its name
 */

/**
 * @param {object} options
 * @param {string} options.id unique on the page
 * @param {string} options.label for assistive technology
 * @param {string} options.placeholder
 * @param {(text: string) => Suggestion[]} options.suggest
 * @param {(text: string, signal: AbortSignal) => Promise<Suggestion[]>} [options.suggestMore] what takes longer to find; it
 *   is asked for when typing pauses, and shown behind the others
 * @param {(suggestion: Suggestion) => void} options.onPick
 * @param {boolean} [options.suggestEmpty] whether an empty field suggests too
 * @param {boolean} [options.keepOpen] stays open after a pick, for choosing several
 * @returns {HTMLElement}
 */
export function createCombobox({ id, label, placeholder, suggest, suggestMore, onPick, suggestEmpty = false,
  keepOpen = false }) {
  let suggestions = [];
  let options = [];
  let active = -1;
  let pause = 0;
  let asked = new AbortController();
  let isAsking = false;

  const list = el("ul", { class: "combobox__list", id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true,
    dataset: { testid: `${id}-list` } });
  const status = el("span", { class: "visually-hidden", role: "status" });
  const input = el("input", {
    class: "combobox__input", id, type: "text", role: "combobox", placeholder, autocomplete: "off", spellcheck: "false",
    enterkeyhint: "search", "aria-label": label, "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": `${id}-list`, dataset: { testid: id },
    oninput: () => {
      askMore();
      open();
    },
    onfocus: () => (input.value || suggestEmpty) && open(),
    onclick: () => (input.value || suggestEmpty) && list.hidden && open(),
    // A list that vanished while the pointer is down would move what lies under it away from the click.
    onblur: () => (isPressed ? document.addEventListener("pointerup", () => setTimeout(leave), { once: true }) : close()),
    onkeydown: (event) => KEYS[event.key]?.(event),
  });

  const KEYS = {
    ArrowDown: (event) => move(event, active + 1),
    ArrowUp: (event) => move(event, active - 1),
    Home: (event) => !list.hidden && active >= 0 && move(event, 0),
    End: (event) => !list.hidden && active >= 0 && move(event, suggestions.length - 1),
    Enter: (event) => {
      if (list.hidden || !suggestions.length) return;
      event.preventDefault();
      pick(suggestions[Math.max(active, 0)]);
    },
    Escape: (event) => {
      if (list.hidden && !input.value) return;
      event.stopPropagation();
      if (list.hidden) input.value = "";
      close();
    },
  };

  function open() {
    show(input.value.trim() || suggestEmpty ? suggest(input.value) : []);
    activate(-1);
  }

  function leave() {
    if (document.activeElement !== input) close();
  }

  function askMore() {
    clearTimeout(pause);
    asked.abort();
    const text = input.value.trim();
    isAsking = Boolean(suggestMore) && text.length >= LEAST_LETTERS;
    if (!isAsking) return;
    asked = new AbortController();
    const { signal } = asked;
    pause = setTimeout(async () => {
      const more = await suggestMore(text, signal);
      if (signal.aborted) return;
      isAsking = false;
      if (document.activeElement !== input) return;
      const kept = active;
      show([...suggestions, ...more]);
      activate(kept);
    }, PAUSE_MS);
  }

  function show(found) {
    suggestions = found;
    options = suggestions.map(option);
    const nothing = input.value.trim() && !suggestions.length;
    list.replaceChildren(...grouped(suggestions, options));
    const answer = t(isAsking ? "search.asking" : "search.nothing");
    if (nothing) list.append(el("li", { class: "combobox__nothing", role: "presentation" }, answer));
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = isAsking ? t("search.asking") : list.hidden ? "" : nothing ? answer : t("search.count", { count: suggestions.length });
  }

  function close() {
    clearTimeout(pause);
    asked.abort();
    isAsking = false;
    status.textContent = "";
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function move(event, to) {
    event.preventDefault();
    if (list.hidden) open();
    if (!suggestions.length) return;
    activate((to + suggestions.length) % suggestions.length);
  }

  function activate(index) {
    active = index;
    options.forEach((item, i) => item.classList.toggle("is-active", i === index));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-${index}`);
      options[index].scrollIntoView({ block: "nearest" });
    }
  }

  function pick(suggestion) {
    onPick(suggestion);
    input.value = "";
    if (keepOpen) open();
    else {
      close();
      input.blur();
    }
  }

  const option = (suggestion, index) => el("li", {
    class: "combobox__option", id: `${id}-${index}`, role: "option", "aria-selected": String(suggestion.selected ?? false),
    dataset: { key: suggestion.key },
    // The field would lose the focus, and the list close, before a click arrives.
    onpointerdown: (event) => event.preventDefault(),
    onclick: () => pick(suggestion),
  },
  el("span", { class: "combobox__mark" }, suggestion.mark),
  el("span", { class: "combobox__name" }, suggestion.name),
  el("span", { class: "combobox__note" }, suggestion.note));

  return el("div", { class: "combobox" }, input, list, status);
}

// Suggestions without a group stand alone; a group is a list within the list, named by its head.
function grouped(suggestions, options) {
  const groups = new Map();
  suggestions.forEach(({ group = "" }, i) => groups.set(group, [...(groups.get(group) ?? []), options[i]]));
  return [...groups].flatMap(([group, items]) => (group === "" ? items : [el("li", { role: "presentation" },
    el("div", { class: "combobox__group", "aria-hidden": "true" }, group),
    el("ul", { role: "group", "aria-label": group }, items))]));
}
