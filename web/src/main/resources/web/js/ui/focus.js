// Where the keyboard is: what holds the focus may go away, and must not take it along.

/** Whether nothing that can be seen has the focus. */
export const isFocusLost = () => !document.activeElement || document.activeElement === document.body
  || !document.activeElement.checkVisibility();

/**
 * Gives the focus to the first of some elements that can be seen.
 *
 * @param {(Element | null | undefined)[]} elements
 */
export function focusFirst(...elements) {
  elements.find((element) => element?.isConnected && element.checkVisibility())?.focus({ preventScroll: true });
}

/**
 * Gives the focus to the button that has taken the place of one in a list that is gone, to the last where it was the
 * last, or else to the panel around it.
 *
 * @param {HTMLElement} list
 * @param {number} index of what is gone
 */
export function focusNear(list, index) {
  const buttons = [...list.querySelectorAll("button")];
  focusFirst(buttons[Math.min(index, buttons.length - 1)], list.closest(".panel__body"));
}

/** Waits until the map has drawn its marks anew, which what has the focus may be one of. */
export const afterDrawing = (act) => requestAnimationFrame(() => setTimeout(act));

/**
 * Fills an element anew and leaves the reader where they were: the focus stays on what is the same as before, and what
 * was scrolled stays so.
 *
 * @param {HTMLElement} host
 * @param {...Node} children
 */
export function refill(host, ...children) {
  const active = host.contains(document.activeElement) ? document.activeElement : null;
  const scroller = host.closest(".panel__body") ?? host.querySelector(".panel__body");
  const { scrollTop = 0 } = scroller ?? {};
  host.replaceChildren(...children);
  const body = host.closest(".panel__body") ?? host.querySelector(".panel__body");
  if (body) body.scrollTop = scrollTop;
  if (active) focusFirst([...host.querySelectorAll(active.tagName)].find((one) => isSame(one, active)), body);
}

const isSame = (one, other) => one.className === other.className && JSON.stringify(one.dataset) === JSON.stringify(other.dataset);
