// Which panels are open. At the right: the detail of what is chosen, or else the what-if or the route. Below the map: the
// table or the time line. On a phone one sheet shows one of them.
import { afterDrawing, focusFirst, isFocusLost } from "./focus.js";
import { failure, skeleton } from "./parts.js";
import { Sheet } from "./sheet.js";
import { t } from "../i18n.js";

/**
 * @param {import("../state.js").View} view
 * @returns {Set<string>} the names of the open panels, beside the filters
 */
export const openPanels = ({ select, panel, drawer }) => new Set([select ? "detail" : panel, drawer].filter(Boolean));

/**
 * The one panel that a phone shows: what was chosen last lies on top.
 *
 * @param {import("../state.js").View} view
 */
export const topPanel = ({ select, panel, drawer }) => (select ? "detail" : panel ?? drawer ?? "filters");

/** Whether a panel can be seen now; on a phone only the topmost can. */
export const showsPanel = (view, panel) => (Sheet.isUsed ? topPanel(view) === panel : openPanels(view).has(panel));

/** Opens a panel of the right column, or closes it; what is chosen would cover it. */
export function togglePanel(state, panel) {
  const isOpen = state.view.panel === panel && !state.view.select;
  state.set({ panel: isOpen ? null : panel, select: null });
}

/** Opens the table or the time line, or closes it; on a phone whatever covers it is closed. */
export function toggleDrawer(state, drawer) {
  if (!Sheet.isUsed) state.set({ drawer: state.view.drawer === drawer ? null : drawer });
  else state.set({ drawer: showsPanel(state.view, drawer) ? null : drawer, panel: null, select: null });
}

/** What of the view opens a panel. */
const KEYS = { detail: "select", "what-if": "panel", route: "panel", timeline: "drawer", table: "drawer" };

/**
 * How a panel comes to be: `load` brings its modules, and `fill` makes it of them.
 *
 * @typedef {{load: () => Promise<any>, fill: (host: HTMLElement, module: any) => void}} Contents
 */

/** Keeps the panels in step with the view, fills one when it is first opened, and sees that the focus is never lost. */
export class Panels {
  #hosts;
  #state;
  #contents;
  #filled = new Map();
  #openers = new Map();
  #chosen;

  /**
   * @param {HTMLElement[]} hosts each names its panel in `data-panel`
   * @param {import("../state.js").State} state
   * @param {{contents: Record<string, Contents>, onChange: () => void}} options a panel without contents is filled already
   */
  constructor(hosts, state, { contents, onChange }) {
    this.#hosts = new Map(hosts.map((host) => [host.dataset.panel, host]));
    this.#state = state;
    this.#contents = contents;
    this.#chosen = state.view.select;
    state.on(Object.values(KEYS), (view, changed) => {
      this.#show(changed);
      onChange();
    });
    matchMedia("(max-width: 720px)").addEventListener("change", () => this.#show());
    this.#show();
  }

  /** Waits until what is open is filled. */
  async settled() {
    await Promise.all([...this.#filled.values()]);
  }

  /** Brings the modules of what was not opened yet, so that it opens at once. */
  async loadRest() {
    for (const [name, { load }] of Object.entries(this.#contents)) {
      // What cannot be had now is asked for again when it is opened, and that failure is told.
      if (!this.#filled.has(name)) await load().catch(() => {});
    }
  }

  #show(changed = []) {
    const { view } = this.#state;
    const open = Sheet.isUsed ? new Set([topPanel(view)]) : openPanels(view).add("filters");
    const active = document.activeElement;
    const names = [...this.#hosts.keys()];
    const opened = names.filter((name) => open.has(name) && this.#hosts.get(name).hidden);
    const closed = names.filter((name) => !open.has(name) && !this.#hosts.get(name).hidden);
    for (const [name, host] of this.#hosts) host.hidden = !open.has(name);
    // What another panel had covered comes into view again without having been asked for.
    const entered = opened.filter((name) => changed.includes(KEYS[name]));
    for (const name of entered) this.#openers.set(name, active === document.body ? null : active);
    for (const name of opened) this.#fill(name).then(() => entered.includes(name) && this.#enter(name));
    if (changed.length && !entered.length) for (const name of closed) this.#leave(name, this.#chosen);
    this.#chosen = view.select;
  }

  #fill(name) {
    const contents = this.#contents[name];
    if (contents && !this.#filled.has(name)) this.#filled.set(name, this.#make(name, contents));
    return this.#filled.get(name) ?? Promise.resolve();
  }

  async #make(name, { load, fill }) {
    const host = this.#hosts.get(name);
    const slow = setTimeout(() => host.replaceChildren(skeleton(8)), 120);
    let module;
    try {
      module = await load();
    } catch {
      this.#filled.delete(name);
      host.replaceChildren(failure(t("panel.failed"), () => this.#fill(name).then(() => this.#enter(name)), "retry-panel"));
      return;
    } finally {
      clearTimeout(slow);
    }
    host.replaceChildren();
    fill(host, module);
  }

  #enter(name) {
    const host = this.#hosts.get(name);
    afterDrawing(() => !host.hidden && host.querySelector(".panel__title[tabindex]")?.focus({ preventScroll: true }));
  }

  // Back to what opened the panel, or to the mark of what was chosen.
  #leave(name, chosen) {
    const opener = this.#openers.get(name);
    const mark = name === "detail" && chosen && `[data-feature="${CSS.escape(`${chosen.layer}/${chosen.id}`)}"]`;
    afterDrawing(() => isFocusLost() && focusFirst(opener, mark && document.querySelector(mark),
      document.querySelector(`[data-testid="toggle-${name}"]`), document.querySelector(".map")));
  }
}
