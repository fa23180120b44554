// The link that reproduces a view.
import { el } from "../dom.js";
import { DEFAULT_LAYERS } from "../explorer.js";
import { t } from "../i18n.js";
import { MAPPED_LAYERS } from "../model/dataset.js";
import { NO_SCENARIO } from "../model/scenario.js";
import { serialiseView } from "../url-state.js";

/** How near the map is at least in a link to a feature. */
const FEATURE_ZOOM = 6;

/**
 * The address of a view, without host and path.
 *
 * @param {import("../state.js").View} view
 */
export const queryOf = (view) => `?${serialiseView(view, { layers: DEFAULT_LAYERS })}`;

/**
 * Copies a link that shows a feature, a point in the middle of the map, and none of what else is in view.
 *
 * @param {import("../state.js").State} state
 * @param {{layer: string, id: string}} select
 * @param {object | undefined} feature
 * @param {import("./notices.js").Notices} notices
 */
export function copyLinkTo({ view }, select, feature, notices) {
  const isPoint = feature?.geometry?.type === "Point";
  const [lon, lat] = isPoint ? feature.geometry.coordinates : [view.center.lon, view.center.lat];
  const isBundled = MAPPED_LAYERS.includes(select.layer) || !view.layers.includes(select.layer);
  const query = queryOf({ layers: isBundled ? DEFAULT_LAYERS : [...DEFAULT_LAYERS, select.layer], center: { lon, lat },
    zoom: isPoint ? Math.max(view.zoom, FEATURE_ZOOM) : view.zoom, assume: NO_SCENARIO, lang: view.lang, select });
  return copyQuery(query, t("detail.linkCopied", { name: feature?.properties.name ?? select.id }), notices);
}

async function copyQuery(query, told, notices) {
  const link = new URL(query, window.location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    notices.tell(told);
  } catch {
    // No clipboard without a secure connection or the person's leave: show the link to be copied by hand.
    const field = el("input", { class: "notice__link", readonly: true, value: link, "aria-label": t("share.link"),
      onfocus: (event) => event.target.select() });
    notices.tell(t("share.manual"), { extra: field, stays: true });
    field.focus();
  }
}
