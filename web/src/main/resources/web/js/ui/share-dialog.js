// The dialog that shares a view: its link, code for a web page, a picture, and how they look elsewhere.
import { dialogHead, loadStyle } from "./dialog.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { shareLinks } from "../model/share-links.js";

const SIZES = [null, ...[[1280, 720], [800, 450], [480, 300], [300, 200]].map(([width, height]) => ({ width, height }))];
const RESPONSIVE_PREVIEW = { width: 800, height: 450 };
const PREVIEW_DELAY_MS = 300;
const LINKS = ["link", "frame", "picture", "oembed"];
const STYLE = "css/share.css";

/**
 * Opens it. Closed, it is gone, and the focus is where it was.
 *
 * @param {import("../state.js").State} state
 */
export async function openShareDialog(state) {
  if (document.querySelector(".share")) return;
  await loadStyle(STYLE);
  const { view } = state;
  const base = window.location.href;
  const preview = createPreview();
  const links = LINKS.map((kind) => linkRow(kind));
  const form = createForm(view.theme, () => update());
  const update = () => {
    const look = form.look();
    const found = shareLinks(view, look, base, t("app.title"));
    for (const row of links) row.show(found[row.kind]);
    preview.show(found.embed, look.size ?? RESPONSIVE_PREVIEW);
  };
  const dialog = el("dialog", { class: "share", "aria-labelledby": "share-title", dataset: { testid: "share-dialog" } },
    dialogHead({ name: "share", title: t("share.title"), onClose: () => dialog.close() }),
    el("div", { class: "share__body", tabindex: "-1" },
      el("div", { class: "share__links" }, links.map(({ element }) => element), storyButton(state, () => dialog.close())),
      el("section", { class: "share__look", "aria-labelledby": "share-options" },
        el("h3", { class: "share__heading", id: "share-options" }, t("share.options")), form.element, preview.element)));
  // Escape closes the dialog alone; a click beside it, too.
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    preview.end();
    dialog.remove();
  });
  document.body.append(dialog);
  update();
  dialog.showModal();
  links[0].focus();
}

// The editor stays beside the map, so this dialog makes room for it.
function storyButton(state, close) {
  const failed = el("p", { class: "edit__error", role: "alert" });
  const open = async () => {
    failed.textContent = "";
    try {
      const { openStoryEditor } = await import("./story-editor.js");
      close();
      await openStoryEditor(state);
    } catch (error) {
      failed.textContent = t("error.part", { detail: error.message });
    }
  };
  return el("div", { class: "share__story" }, el("p", { class: "edit__hint" }, t("tell.hint")),
    el("button", { class: "button", type: "button", dataset: { testid: "share-story" }, onclick: open }, t("tell.open")), failed);
}

function linkRow(kind) {
  const name = t(`share.${kind}`);
  const id = `share-${kind}`;
  const isCode = kind === "frame";
  const field = el(isCode ? "textarea" : "input", { class: "field share__field", id, readonly: true, spellcheck: "false",
    dataset: { testid: id }, onfocus: () => field.select() });
  const said = el("span", { class: "share__said", role: "status", dataset: { testid: `${id}-said` } });
  const copy = el("button", { class: "button", type: "button", "aria-label": t("share.copyOne", { name }),
    dataset: { testid: `${id}-copy` }, onclick: async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = t("share.done");
      } catch {
        // No clipboard without a secure connection or the person's leave.
        field.focus();
        said.textContent = t("share.byHand");
      }
    } }, t("share.copy"));
  return {
    kind,
    element: el("div", { class: "share__row" }, el("label", { class: "labelled__name", for: id }, name), said, field, copy),
    show: (text) => {
      field.value = text;
      said.textContent = "";
    },
    focus: () => field.focus(),
  };
}

function createForm(theme, onChange) {
  const select = (key, options, value) => {
    const field = el("select", { class: "field", dataset: { testid: `share-${key}` }, onchange: onChange },
      options.map(([code, text]) => el("option", { value: code, selected: code === value }, text)));
    return { field, element: el("label", { class: "labelled" }, el("span", { class: "labelled__name" }, t(`share.${key}`)), field) };
  };
  const check = (key) => {
    const field = el("input", { type: "checkbox", dataset: { testid: `share-${key}` }, onchange: onChange });
    return { field, element: el("label", { class: "share__check" }, field, t(`share.${key}`)) };
  };
  const size = select("size", SIZES.map((one, i) => [String(i), one ? t("share.size.fixed", one) : t("share.size.responsive")]), "0");
  const colours = select("theme", ["reader", "light", "dark"].map((code) => [code, t(`share.theme.${code}`)]), theme ?? "reader");
  const title = el("input", { class: "field", maxlength: 200, dataset: { testid: "share-name" }, oninput: onChange });
  const [legend, caption] = [check("legend"), check("caption")];
  return {
    element: el("form", { class: "share__form", onsubmit: (event) => event.preventDefault() }, size.element, colours.element,
      el("label", { class: "labelled share__wide" }, el("span", { class: "labelled__name" }, t("share.name")), title), legend.element, caption.element),
    look: () => ({ size: SIZES[Number(size.field.value)], theme: colours.field.value === "reader" ? null : colours.field.value,
      title: title.value, legend: legend.field.checked, caption: caption.field.checked }),
  };
}

// The embed itself, made smaller. It is to be looked at: the focus stays in the dialog.
function createPreview() {
  const stage = el("div", { class: "share__stage", dataset: { testid: "share-preview" } });
  let timer = 0;
  const replace = (src, { width, height }) => {
    const scale = Math.min(1, stage.clientWidth / width);
    const frame = el("iframe", { class: "share__frame", src, title: t("share.preview"), width, height, tabindex: "-1", inert: true });
    frame.style.transform = `scale(${scale})`;
    stage.style.height = `${height * scale}px`;
    // A new frame, since another address in the old one would be a step of Back.
    stage.replaceChildren(frame);
  };
  return {
    element: stage,
    show: (src, size) => {
      clearTimeout(timer);
      timer = setTimeout(() => replace(src, size), stage.childElementCount ? PREVIEW_DELAY_MS : 0);
    },
    end: () => clearTimeout(timer),
  };
}
