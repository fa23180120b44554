// Builds an export ban: who, what, to whom.
import { labelled } from "./fields.js";
import { commodityName, parties, partyName } from "./words.js";
import { createCombobox } from "../combobox.js";
import { ICONS } from "../icons.js";
import { el, icon } from "../../dom.js";
import { t } from "../../i18n.js";
import { writeBan } from "../../model/scenario.js";
import { NameIndex } from "../../model/search.js";

const LIMIT = 30;

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @param {(ban: string) => void} onAdd a ban as requests write it
 * @returns {HTMLElement}
 */
export function createBanBuilder({ catalog, state }, onAdd) {
  const all = parties(catalog);
  const index = new NameIndex(all.map(({ code, title, isBloc }) => ({ layer: "", id: code, name: title,
    note: isBloc ? t("what-if.bloc") : "", weight: isBloc ? 0 : 1 })));
  let actor = null;
  let targets = [];

  const suggest = (text) => (text.trim() ? index.find(text, LIMIT).map(({ id, name, note }) => ({ key: id, name, note }))
    : []);
  const actorChips = el("div", { class: "chips" });
  const targetChips = el("div", { class: "chips" });
  const chip = (code, remove) => el("button", { class: "chip", type: "button",
    "aria-label": t("what-if.remove", { name: partyName(catalog, code) }), onclick: remove },
  partyName(catalog, code), icon(ICONS.close, 14));
  const commodity = el("select", { class: "field", id: "ban-commodity", dataset: { testid: "ban-commodity" } },
    ["*", ...catalog.entries("commodities").map(({ code }) => code)]
      .map((code) => el("option", { value: code }, commodityName(catalog, code))));
  if (state.view.commodity.length === 1) [commodity.value] = state.view.commodity;
  const add = el("button", { class: "button", type: "button", dataset: { testid: "add-ban" }, onclick: () => {
    onAdd(writeBan({ actor, commodity: commodity.value, targets }));
    actor = null;
    targets = [];
    update();
    actorField.querySelector("input").focus();
  } }, t("what-if.addBan"));

  const update = () => {
    actorChips.replaceChildren(...(actor ? [chip(actor, () => {
      actor = null;
      update();
      actorField.querySelector("input").focus();
    })] : []));
    targetChips.replaceChildren(...targets.map((code) => chip(code, () => {
      targets = targets.filter((other) => other !== code);
      update();
      targetField.querySelector("input").focus();
    })));
    add.disabled = !actor;
  };
  const actorField = createCombobox({ id: "ban-actor", label: t("what-if.actor"), placeholder: t("what-if.actorPlaceholder"),
    suggest, onPick: ({ key }) => {
      actor = key;
      update();
      commodity.focus();
    } });
  const targetField = createCombobox({ id: "ban-targets", label: t("what-if.targets"),
    placeholder: t("what-if.targetsPlaceholder"), suggest, onPick: ({ key }) => {
      if (!targets.includes(key)) targets = [...targets, key];
      update();
      add.focus();
    } });
  update();
  return el("div", { class: "ban" },
    labelled("ban-actor", t("what-if.actor"), [actorChips, actorField]),
    labelled("ban-commodity", t("what-if.commodity"), commodity),
    labelled("ban-targets", t("what-if.targets"), [targetChips, targetField]),
    add);
}
