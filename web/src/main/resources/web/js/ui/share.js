// Sharing a view is copying the link that reproduces it.
import { el } from "../dom.js";
import { DEFAULT_LAYERS } from "../explorer.js";
import { t } from "../i18n.js";
import { serialiseView } from "../url-state.js";

/**
 * The address of a view, without host and path.
 *
 * @param {import("../state.js").View} view
 */
export const queryOf = (view) => `?${serialiseView(view, { layers: DEFAULT_LAYERS })}`;

/**
 * @param {import("../state.js").State} state
 * @param {import("./notices.js").Notices} notices
 */
export async function copyLink({ view }, notices) {
  const link = new URL(queryOf(view), window.location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    notices.tell(t("share.copied"));
  } catch {
    // No clipboard without a secure connection or the person's leave: show the link to be copied by hand.
    const field = el("input", { class: "notice__link", readonly: true, value: link, "aria-label": t("share.link"),
      onfocus: (event) => event.target.select() });
    notices.tell(t("share.manual"), { extra: field, stays: true });
    field.focus();
  }
}
