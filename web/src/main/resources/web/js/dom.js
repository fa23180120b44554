// Two small builders, so that text from data only ever reaches the page as text.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Builds an HTML element: `el("button", { class: "tool", onclick: run, "aria-label": name }, "Run")`.
 * Attributes that are null, undefined or false are left out, true becomes an empty attribute, `on...` becomes a
 * listener, `dataset` an object of data attributes.
 *
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | number | null | undefined | false | Array)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * The same for SVG elements.
 *
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null | undefined | false | Array)} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** An icon of the interface: 20 units square, drawn in the current text colour. */
export function icon(path, size = 20) {
  return svg("svg", { class: "icon", viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true" },
    svg("path", { d: path }));
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  const wanted = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  element.append(...wanted.map((child) => (child instanceof Node ? child : String(child))));
  return element;
}
