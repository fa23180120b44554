// The view and the address of the page: a link opens the view that it holds, and Back undoes a step.
import { DEFAULT_VIEW } from "./default-view.js";
import { queryOf } from "./ui/share.js";
import { parseView } from "./url-state.js";

const URL_DELAY_MS = 250;

/** The view that the address asks for. @returns {import("./state.js").View} */
export const viewOfAddress = () => ({ ...DEFAULT_VIEW, ...parseView(window.location.search) });

const STEPS = ["select", "panel", "drawer", "assume", "versus", "importer"];

/**
 * Choosing a feature, opening and closing panels, and assuming something, are steps
 * that Back undoes; all else rewrites the present step.
 *
 * @param {import("./state.js").State} state
 * @param {(view: import("./state.js").View) => void} go moves the map to where a view says
 */
export function mirrorInUrl(state, go) {
  let timer = 0;
  let last = state.view;
  let isRestoring = false;
  const rewrite = (of) => window.history.replaceState(null, "", queryOf(of));
  state.addEventListener("change", () => {
    // Compared here, since a panel that opens moves the map, and that change may be told first.
    const before = last;
    const isStep = STEPS.some((key) => JSON.stringify(before[key]) !== JSON.stringify(state.view[key]));
    last = state.view;
    if (isRestoring) return;
    if (isStep) {
      if (timer) rewrite(before);
      window.history.pushState(null, "", queryOf(state.view));
    }
    clearTimeout(timer);
    timer = isStep ? 0 : setTimeout(() => {
      timer = 0;
      rewrite(state.view);
    }, URL_DELAY_MS);
  });
  const restore = (wanted) => {
    clearTimeout(timer);
    timer = 0;
    isRestoring = true;
    state.set(wanted);
    go(wanted);
    isRestoring = false;
  };
  window.addEventListener("popstate", () => restore(viewOfAddress()));
  state.addEventListener("go", ({ detail }) => {
    if (timer) rewrite(state.view);
    restore(detail);
    window.history.pushState(null, "", queryOf(state.view));
  });
}
