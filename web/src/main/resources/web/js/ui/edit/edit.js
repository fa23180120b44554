// Editing a feature in the detail panel: the key, the form, what the server says of it, and taking it away.
import { featureForm } from "./form.js";
import { storedKey, wantsKey, withKey } from "./key.js";
import { fieldText } from "../field-text.js";
import { failure } from "../parts.js";
import { deleteFeature, getFeatureToEdit, patchFeature } from "../../api.js";
import { el } from "../../dom.js";
import { positionText } from "../../position.js";
import { reasonOf, t } from "../../i18n.js";
import { differences, patchOf, rebased, textsOf } from "../../model/editing.js";

/**
 * @param {import("../../explorer.js").Explorer} explorer
 * @param {{layer: string, id: string}} select
 * @param {{onEnd: (ending: "saved" | "deleted" | "cancelled") => void}} options
 * @returns {HTMLElement}
 */
export function createEdit({ catalog, dataset }, select, { onEnd }) {
  const layer = catalog.layer(select.layer);
  const host = el("section", { class: "edit", "aria-label": t("edit.title"), dataset: { testid: "edit" } });
  const cancel = () => onEnd("cancelled");

  const begin = async () => {
    host.replaceChildren(el("p", { class: "edit__hint", role: "status" }, t("loading")));
    try {
      const { feature, tag } = await getFeatureToEdit(select.layer, select.id);
      showForm(feature, tag, textsOf(layer, feature));
      host.querySelector("input, select, textarea").focus();
    } catch (error) {
      host.replaceChildren(editFailure(error, begin));
    }
  };

  const showForm = (feature, tag, texts, notice = null) => {
    const form = featureForm(catalog, layer, texts);
    const state = el("div", { class: "edit__state", role: "alert", dataset: { testid: "edit-state" } });

    const attempt = async (edit, ending) => {
      state.replaceChildren();
      try {
        await edit();
        await dataset.reload(select.layer, select.id);
        onEnd(ending);
      } catch (error) {
        if (wantsKey(error)) withKey(host, () => attempt(edit, ending), { why: error, onCancel: cancel });
        else if (error.status === 412) await overtaken(feature, form.texts());
        else if (error.errors.length) state.replaceChildren(...form.showErrors(error.errors).map(paragraph));
        else state.replaceChildren(editFailure(error, () => attempt(edit, ending)));
      }
    };
    const save = () => {
      const invalid = form.rows.map((row) => row.querySelector(":invalid")).find(Boolean);
      const patch = patchOf(layer, feature, form.texts());
      if (invalid) form.showErrors([{ field: invalid.id.replace("edit-", ""), message: invalid.validationMessage }]);
      else if (!patch) state.replaceChildren(paragraph({ message: t("edit.nothing") }));
      else attempt(() => patchFeature(select.layer, select.id, patch, { key: storedKey(), tag }), "saved");
    };
    const remove = () => attempt(() => deleteFeature(select.layer, select.id, { key: storedKey(), tag }), "deleted");

    host.replaceChildren(...[notice, el("form", { class: "edit__form", novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      form.showErrors([]);
      withKey(host, save, { onCancel: cancel });
    } }, form.rows, el("div", { class: "edit__foot" }, state, el("div", { class: "edit__buttons" },
      el("button", { class: "button button--main", type: "submit", dataset: { testid: "edit-save" } }, t("edit.save")),
      el("button", { class: "button", type: "button", dataset: { testid: "edit-cancel" }, onclick: cancel }, t("edit.cancel")),
      deletion(feature.properties.name ?? select.id, () => withKey(host, remove, { onCancel: cancel })))))].filter(Boolean));
  };

  // Shows what is there now; the own changes stay in the form, and are put over it by saving again.
  const overtaken = async (before, texts) => {
    try {
      const { feature: now, tag } = await getFeatureToEdit(select.layer, select.id);
      const names = differences(layer, before, now);
      const notice = el("div", { class: "edit__overtaken", role: "alert", tabindex: "-1", dataset: { testid: "overtaken" } },
        el("p", {}, t("edit.overtaken")),
        el("dl", { class: "edit__now" }, names.map((name) => [el("dt", {}, titleOf(layer, name)), el("dd", {}, told(catalog, layer, now, name))])),
        el("p", {}, t("edit.overtakenKept")));
      showForm(now, tag, rebased(layer, before, now, texts), notice);
      notice.focus();
    } catch (error) {
      host.replaceChildren(editFailure(error, begin));
    }
  };

  withKey(host, begin, { onCancel: cancel });
  return host;
}

/** What a field is called; the place of a feature is none. */
export const titleOf = (layer, name) => layer.fields.find((field) => field.name === name)?.title ?? t("edit.place");

/** What a state of a feature says of a field, as plain text. */
export function told(catalog, layer, { properties, geometry }, name) {
  const field = layer.fields.find((one) => one.name === name);
  if (field) return fieldText(catalog, field, properties, () => undefined) || t("edit.notKnown");
  return geometry?.type === "Point" ? positionText(geometry.coordinates) : t("edit.shape");
}

const paragraph = ({ field, message }) => el("p", { class: "edit__error" }, field ? `${field}: ${message}` : message);

// What is not there any more will not come back by trying again.
function editFailure(error, retry) {
  return error.status === 404 ? failure(t("edit.gone"), null) : failure(t("edit.failed", { detail: reasonOf(error) }), retry);
}

// Asks before it takes away.
function deletion(name, onDelete) {
  const ask = el("button", { class: "button button--quiet edit__delete", type: "button", dataset: { testid: "edit-delete" },
    onclick: () => {
      ask.hidden = true;
      confirm.hidden = false;
      keep.focus();
    } }, t("edit.delete"));
  const keep = el("button", { class: "button", type: "button", onclick: () => {
    ask.hidden = false;
    confirm.hidden = true;
    ask.focus();
  } }, t("edit.keep"));
  const confirm = el("div", { class: "edit__confirm", role: "group", "aria-label": t("edit.delete"), hidden: true },
    el("p", {}, t("edit.deleteSure", { name })),
    el("button", { class: "button edit__delete", type: "button", dataset: { testid: "edit-delete-sure" }, onclick: onDelete }, t("edit.delete")), keep);
  return [ask, confirm];
}
