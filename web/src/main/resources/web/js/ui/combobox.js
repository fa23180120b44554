// A text field with suggestions, by the ARIA combobox pattern: arrows move, Enter picks, Escape closes.
import { el } from "../dom.js";
import { t } from "../i18n.js";

/**
 * @typedef {{key: string, name: string, note?: string, mark?: Node | null, selected?: boolean}} Suggestion
 */

/**
 * @param {object} options
 * @param {string} options.id unique on the page
 * @param {string} options.label for assistive technology
 * @param {string} options.placeholder
 * @param {(text: string) => Suggestion[]} options.suggest
 * @param {(suggestion: Suggestion) => void} options.onPick
 * @param {boolean} [options.suggestEmpty] whether an empty field suggests too
 * @param {boolean} [options.keepOpen] stays open after a pick, for choosing several
 * @returns {HTMLElement}
 */
export function createCombobox({ id, label, placeholder, suggest, onPick, suggestEmpty = false, keepOpen = false }) {
  let suggestions = [];
  let active = -1;

  const list = el("ul", { class: "combobox__list", id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true,
    dataset: { testid: `${id}-list` } });
  const status = el("span", { class: "visually-hidden", role: "status" });
  const input = el("input", {
    class: "combobox__input", id, type: "text", role: "combobox", placeholder, autocomplete: "off", spellcheck: "false",
    enterkeyhint: "search", "aria-label": label, "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": `${id}-list`, dataset: { testid: id },
    oninput: () => open(),
    onfocus: () => (input.value || suggestEmpty) && open(),
    onclick: () => (input.value || suggestEmpty) && list.hidden && open(),
    onblur: () => close(),
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
    suggestions = input.value.trim() || suggestEmpty ? suggest(input.value) : [];
    const nothing = input.value.trim() && !suggestions.length;
    list.replaceChildren(...suggestions.map(option));
    if (nothing) list.append(el("li", { class: "combobox__nothing", role: "presentation" }, t("search.nothing")));
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = list.hidden ? "" : t(nothing ? "search.nothing" : "search.count", { count: suggestions.length });
    activate(-1);
  }

  function close() {
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
    [...list.children].forEach((item, i) => item.classList.toggle("is-active", i === index));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-${index}`);
      list.children[index].scrollIntoView({ block: "nearest" });
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
