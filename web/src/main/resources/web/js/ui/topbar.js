// Name, search, what-if, time line, route, table, language, theme, share.
import { showsPanel, toggleDrawer, togglePanel } from "./panels.js";
import { createLanguagePicker } from "./language-picker.js";
import { createSearch } from "./search.js";
import { ICONS } from "./icons.js";
import { el, icon, svg } from "../dom.js";
import { reasonOf, t } from "../i18n.js";
import { toggleTheme } from "../theme.js";

/**
 * @param {HTMLElement} host
 * @param {import("../explorer.js").Explorer} explorer
 * @param {import("./notices.js").Notices} notices
 */
export function fillTopbar(host, explorer, notices) {
  const tool = (name, testid, onclick) => el("button", { class: "tool", type: "button", title: t(name),
    "aria-label": t(name), dataset: { testid }, onclick }, icon(ICONS[testid === "share" ? "link" : testid]));
  host.append(
    el("h1", { class: "topbar__title" }, el("a", { class: "topbar__name", href: homeOf(explorer.state), title: t("app.home") }, logo(),
      el("span", { class: "topbar__word" }, t("app.name")))),
    el("div", { class: "topbar__search" }, icon(ICONS.search, 18), createSearch(explorer)),
    el("div", { class: "topbar__panels" },
      panelTool(explorer.state, "what-if", "whatIf", () => togglePanel(explorer.state, "what-if")),
      panelTool(explorer.state, "timeline", "timeline", () => toggleDrawer(explorer.state, "timeline")),
      panelTool(explorer.state, "route", "route", () => togglePanel(explorer.state, "route")),
      panelTool(explorer.state, "table", "table", () => toggleDrawer(explorer.state, "table"))),
    el("div", { class: "topbar__tools" },
      createLanguagePicker(explorer.state),
      tool("theme.toggle", "theme", () => toggleTheme(explorer.state)),
      tool("share.open", "share", () => share(explorer.state, notices))));
}

// Comes when it is first asked for.
async function share(state, notices) {
  try {
    const { openShareDialog } = await import("./share-dialog.js");
    await openShareDialog(state);
  } catch (error) {
    notices.fail(t("error.part", { detail: reasonOf(error) }), () => share(state, notices));
  }
}

// The start page speaks the language that the link asked for.
const homeOf = ({ view: { lang } }) => (lang ? `./?lang=${lang}` : "./");

// A tool that opens and closes a panel, and says whether it is open.
function panelTool(state, panel, icons, onclick) {
  const button = el("button", { class: "tool tool--named", type: "button", title: t(`${panel}.tool`),
    dataset: { testid: `toggle-${panel}` }, onclick }, icon(ICONS[icons]), el("span", { class: "tool__name" }, t(`${panel}.title`)));
  const update = () => button.setAttribute("aria-pressed", String(showsPanel(state.view, panel)));
  state.on(["panel", "drawer", "select"], update);
  update();
  return button;
}

const logo = () => svg("svg", { class: "topbar__mark", viewBox: "0 0 32 32", width: 24, height: 24, "aria-hidden": "true" },
  svg("path", { class: "topbar__lode", d: "M7 24C12 10 18 26 25 9" }),
  svg("circle", { class: "topbar__mine", cx: 7, cy: 24, r: 5 }),
  svg("rect", { class: "topbar__plant", x: 20.5, y: 4.5, width: 9, height: 9 }));
