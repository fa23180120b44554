// Which panels are open. At the right: the detail of what is chosen, or else the what-if or the route. Below the map: the
// table or the time line. On a phone one sheet shows one of them.
import { Sheet } from "./sheet.js";

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

/**
 * Keeps the panels in step with the view.
 *
 * @param {HTMLElement[]} hosts each names its panel in `data-panel`
 * @param {import("../state.js").State} state
 * @param {{isNarrow: () => boolean, onChange: () => void}} options
 */
export function followPanels(hosts, state, { isNarrow, onChange }) {
  const show = () => {
    const open = isNarrow() ? new Set([topPanel(state.view)]) : openPanels(state.view).add("filters");
    for (const host of hosts) host.hidden = !open.has(host.dataset.panel);
  };
  state.on(["select", "panel", "drawer"], () => {
    show();
    onChange();
  });
  matchMedia("(max-width: 720px)").addEventListener("change", show);
  show();
}

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
