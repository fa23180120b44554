// Light or dark: the choice in the link, else what the system prefers.

const SYSTEM_DARK = matchMedia("(prefers-color-scheme: dark)");

/**
 * Keeps the page in the wanted theme and tells when it has changed.
 *
 * @param {import("./state.js").State} state
 * @param {() => void} onChange
 */
export function followTheme(state, onChange) {
  const apply = () => {
    const theme = state.view.theme ?? (SYSTEM_DARK.matches ? "dark" : "light");
    if (document.documentElement.dataset.theme === theme) return;
    document.documentElement.dataset.theme = theme;
    onChange();
  };
  state.on(["theme"], apply);
  SYSTEM_DARK.addEventListener("change", apply);
  apply();
}

/** @param {import("./state.js").State} state */
export function toggleTheme(state) {
  state.set({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" });
}
