// Who changed what of a feature, and when; for those who have a key.
import { titleOf, told } from "./edit.js";
import { keyForm, storedKey, wantsKey } from "./key.js";
import { failure } from "../parts.js";
import { getHistory } from "../../api.js";
import { el } from "../../dom.js";
import { lang, reasonOf, t } from "../../i18n.js";
import { differences } from "../../model/editing.js";

/**
 * A fold that asks when it is opened.
 *
 * @param {import("../../explorer.js").Explorer} explorer
 * @param {{layer: string, id: string}} select
 */
export function historyFold({ catalog }, { layer: layerId, id }) {
  const layer = catalog.layer(layerId);
  const body = el("div", { class: "history__body" });
  const askKey = (why) => {
    body.replaceChildren(keyForm({ why, onKey: load, onCancel: () => {
      fold.open = false;
    } }));
    body.querySelector("input").focus();
  };
  const load = async () => {
    if (!storedKey()) return askKey(null);
    body.replaceChildren(el("p", { class: "edit__hint", role: "status" }, t("loading")));
    try {
      const changes = await getHistory(layerId, id, storedKey());
      body.replaceChildren(changes.length ? el("ol", { class: "history" }, changes.toReversed().map((change) => entry(catalog, layer, change)))
        : el("p", { class: "edit__hint" }, t("history.none")));
    } catch (error) {
      if (wantsKey(error)) return askKey(error);
      body.replaceChildren(failure(t("edit.failed", { detail: reasonOf(error) }), load));
    }
    return undefined;
  };
  const fold = el("details", { class: "history__fold", dataset: { testid: "history" }, ontoggle: () => fold.open && load() },
    el("summary", { class: "history__title" }, t("history.title")), body);
  return fold;
}

function entry(catalog, layer, { time, who, action, before, after }) {
  const when = new Intl.DateTimeFormat(lang(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
  const isChange = before && after;
  return el("li", { class: "history__entry" },
    el("p", {}, t(`history.${action}`, { who }), " ", el("time", { class: "history__time", datetime: time }, when)),
    isChange && el("dl", { class: "edit__now" }, differences(layer, before, after).map((name) => [el("dt", {}, titleOf(layer, name)),
      el("dd", {}, el("del", {}, told(catalog, layer, before, name)), " ", el("ins", {}, told(catalog, layer, after, name)))])));
}
