// Canvas cannot read custom properties, so the tokens it needs are looked up here, once per theme.

const TOKENS = ["sea", "land", "coast", "border", "graticule", "highlight", "ink", "muted", "paper", "restricted",
  "label", "label-sea", "battery", "magnet", "base", "technology", "energy", "no-family"];

let current = null;

/** @returns {Record<string, string>} token name to colour, in the theme in force */
export function palette() {
  current ??= read();
  return current;
}

/** Makes the next look-up read the tokens again. */
export function forgetPalette() {
  current = null;
}

// A probe resolves light-dark() and var(), which the raw text of a custom property does not.
function read() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colours = TOKENS.map((token) => {
    probe.style.color = `var(--${token})`;
    return [token, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colours);
}
