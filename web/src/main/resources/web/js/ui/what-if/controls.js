// What is assumed: chips of it, and the ways to assume more. While comparing, they speak of the side that is edited.
import { createBanBuilder } from "./bans.js";
import { fold, labelled } from "./fields.js";
import { assumptions, parties, partyName, without } from "./words.js";
import { createCombobox } from "../combobox.js";
import { focusNear } from "../focus.js";
import { ICONS } from "../icons.js";
import { el, icon } from "../../dom.js";
import { t } from "../../i18n.js";
import { NO_SCENARIO, isClosed, isEmpty, togglePassage } from "../../model/scenario.js";
import { NameIndex } from "../../model/search.js";

const OFTEN = ["JPN", "EU", "QUAD", "USA"];
const LIMIT = 40;

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @param {() => "assume" | "versus"} edited the side that is edited
 * @param {() => void} openTimeLine
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function createControls(explorer, edited, openTimeLine) {
  const { state } = explorer;
  const assume = (scenario) => state.set({ [edited()]: scenario });
  const scenario = () => state.view[edited()] ?? NO_SCENARIO;
  const parts = [chips(explorer, scenario, assume), named(explorer, scenario, assume),
    passages(explorer, edited, scenario, assume), bans(explorer, scenario, assume),
    day(scenario, assume, openTimeLine), viewer(explorer)];
  return {
    element: el("div", { class: "assume" }, parts.map(({ element }) => element)),
    update: () => parts.forEach(({ update }) => update()),
  };
}

function chips(explorer, scenario, assume) {
  const list = el("ul", { class: "chips", "aria-label": t("what-if.assumed"), dataset: { testid: "assumed" } });
  const nothing = el("p", { class: "assume__nothing" }, t("what-if.nothing"));
  const clear = el("button", { class: "button button--quiet", type: "button", dataset: { testid: "clear-scenario" },
    onclick: () => assume(NO_SCENARIO) }, t("what-if.clear"));
  const update = () => {
    list.replaceChildren(...assumptions(explorer, scenario()).map((item, i) => el("li", {}, el("button", { class: "chip",
      type: "button", "aria-label": t("what-if.remove", { name: item.text }),
      dataset: { testid: `assumed-${item.key}-${item.value}` },
      onclick: () => {
        assume(without(scenario(), item));
        focusNear(list, i);
      } }, item.text, icon(ICONS.close, 14)))));
    nothing.hidden = !isEmpty(scenario());
    clear.hidden = isEmpty(scenario());
  };
  return { update, element: el("div", { class: "assume__chips" }, nothing, list, clear) };
}

function named(explorer, scenario, assume) {
  const select = el("select", { class: "field", id: "named-scenario", dataset: { testid: "named-scenario" },
    onchange: () => assume({ ...scenario(), scenario: select.value || null }) });
  const about = el("p", { class: "figure__note", lang: "en" });
  const update = () => {
    select.replaceChildren(el("option", { value: "" }, t("what-if.noName")),
      ...explorer.whatIf.named.map(({ id, title, description }) => el("option", { value: id, title: description, lang: "en" }, title)));
    select.value = scenario().scenario ?? "";
    const chosen = explorer.whatIf.named.find(({ id }) => id === scenario().scenario);
    about.textContent = chosen ? t("what-if.about", { description: chosen.description, source: chosen.source_title }) : "";
    about.hidden = !chosen;
  };
  return { update, element: labelled("named-scenario", t("what-if.named"), [select, about]) };
}

function passages(explorer, edited, scenario, assume) {
  const { dataset, whatIf } = explorer;
  const list = el("div", { class: "toggles", role: "group", "aria-label": t("what-if.passages") });
  const buttons = new Map();
  const update = () => {
    const features = dataset.features("passages");
    if (buttons.size !== features.length) {
      for (const passage of features) {
        buttons.set(passage.id, el("button", { class: "toggles__item", type: "button",
          dataset: { testid: `close-${passage.id}` },
          onclick: () => assume(togglePassage(scenario(), passage, whatIf.named)) }, passage.properties.name));
      }
      list.replaceChildren(...buttons.values());
    }
    const whole = whatIf.scenario(edited());
    for (const passage of features) {
      buttons.get(passage.id).setAttribute("aria-pressed", String(isClosed(whole, passage)));
    }
  };
  return { update, element: fold("fold-passages", t("what-if.passages"),
    el("p", { class: "hint" }, t("what-if.passagesHint")), list) };
}

function bans(explorer, scenario, assume) {
  const builder = createBanBuilder(explorer, (ban) => {
    if (!scenario().ban.includes(ban)) assume({ ...scenario(), ban: [...scenario().ban, ban] });
  });
  return { update: () => {}, element: fold("fold-bans", t("what-if.bans"), builder) };
}

function day(scenario, assume, openTimeLine) {
  const input = el("input", { class: "field", type: "date", id: "what-if-day", min: "2010-01-01", max: "2029-06-01",
    dataset: { testid: "what-if-day" }, onchange: () => input.validity.valid && assume({ ...scenario(), at: input.value || null }) });
  const toTimeLine = el("button", { class: "button", type: "button", dataset: { testid: "to-timeline" },
    onclick: openTimeLine }, t("timeline.title"));
  const update = () => {
    // A day that is being typed is not taken away.
    if (document.activeElement !== input || scenario().at) input.value = scenario().at ?? "";
  };
  return { update, element: labelled("what-if-day", t("what-if.day"), el("div", { class: "pair" }, input, toTimeLine)) };
}

function viewer({ catalog, state }) {
  const all = parties(catalog);
  const index = new NameIndex(all.map(({ code, title, isBloc }) => ({ layer: "", id: code, name: title,
    note: isBloc ? t("what-if.bloc") : "", weight: isBloc ? 0 : 1 })));
  const pick = (code) => state.set({ importer: state.view.importer === code ? null : code });
  const suggest = (text) => {
    const found = text.trim() ? index.find(text, LIMIT)
      : all.slice(0, LIMIT).map(({ code, title, isBloc }) => ({ id: code, name: title, note: isBloc ? t("what-if.bloc") : "" }));
    return found.map(({ id, name, note }) => ({ key: id, name, note, selected: state.view.importer === id }));
  };
  const combobox = createCombobox({ id: "importer", label: t("what-if.viewAs"), placeholder: t("what-if.viewAsPlaceholder"),
    suggest, suggestEmpty: true, onPick: ({ key }) => state.set({ importer: key }) });
  const quick = el("div", { class: "quick", role: "group", "aria-label": t("what-if.viewAs") });
  const update = () => {
    const { importer } = state.view;
    const codes = importer && !OFTEN.includes(importer) ? [importer, ...OFTEN] : OFTEN;
    const focused = document.activeElement?.dataset?.party;
    quick.replaceChildren(...codes.map((code) => el("button", { class: "toggles__item", type: "button",
      "aria-pressed": String(importer === code), dataset: { testid: `view-as-${code}`, party: code },
      onclick: () => pick(code) }, partyName(catalog, code))));
    if (focused) quick.querySelector(`[data-party="${CSS.escape(focused)}"]`)?.focus();
  };
  return { update, element: el("div", { class: "labelled" }, el("span", { class: "labelled__name" }, t("what-if.viewAs")),
    quick, combobox) };
}
