// What stands around the map of an embed: the search, the layers, the legend, what is chosen, sources, and the way to the
// whole map.
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { featureMark } from "../ui/feature-mark.js";
import { ICONS } from "../ui/icons.js";
import { closeButton } from "../ui/parts.js";
import { queryOf } from "../ui/share.js";

/** From this size on, the legend is open from the beginning. */
const ROOMY = matchMedia("(min-width: 640px) and (min-height: 420px)");

/**
 * @param {import("../explorer.js").Explorer} explorer
 * @param {ReturnType<typeof import("./options.js").readOptions>} options
 */
export async function fillAround(explorer, options) {
  const { legend, search, layersControl, zoomControl, interactive } = options;
  const frame = document.querySelector(".embed__map");
  document.body.classList.toggle("embed--still", !interactive);
  document.body.classList.toggle("embed--no-zoom", !zoomControl || !interactive);
  // It stands below the map here, with the way to the whole map.
  document.querySelector(".leaflet-control-attribution").remove();
  fillFoot(document.querySelector(".embed__sources"), explorer.state);
  if (search && interactive) {
    const { createSearch } = await import("../ui/search.js");
    document.querySelector(".embed__head").append(el("div", { class: "embed__search", role: "search" }, icon(ICONS.search, 18), createSearch(explorer)));
  }
  const boxes = el("div", { class: "embed__boxes" });
  if (layersControl && interactive) {
    const [{ createLayerSwitches }, { createTiledSwitches }] = await Promise.all([import("../ui/layer-switches.js"), import("../ui/tiled-switches.js")]);
    boxes.append(box("layers.title", "layers", [createLayerSwitches(explorer), createTiledSwitches(explorer)]));
  }
  if (legend) {
    const { createLegend } = await import("../ui/legend.js");
    boxes.append(box("legend.title", "legend", createLegend(explorer, { heading: "h2" }), ROOMY.matches));
  }
  if (boxes.childElementCount) frame.after(boxes);
  if (interactive) frame.after(createChosen(explorer));
}

const box = (title, testid, content, isOpen = false) => el("details", { class: "embed__box", open: isOpen, dataset: { testid: `box-${testid}` } },
  el("summary", { class: "embed__box-title" }, t(title)), el("div", { class: "embed__box-body", tabindex: "0", role: "group", "aria-label": t(title) }, content));

// Links leave the frame, whose page is not ours.
const outward = (href, text, testid) => el("a", { href, target: "_blank", rel: "noopener", dataset: { testid } }, text);

function fillFoot(host, state) {
  const whole = outward("./", t("embed.whole"), "whole-map");
  const update = () => whole.setAttribute("href", `./${queryOf(state.view)}`);
  state.addEventListener("change", update);
  update();
  host.replaceChildren(el("span", { dataset: { testid: "attribution" } }, t("map.attribution"), " · ", outward("layers", t("map.sources"), "sources")), whole);
}

// One line about what was clicked. All that is known of it is on the whole map.
function createChosen(explorer) {
  const { state, dataset, catalog } = explorer;
  const host = el("div", { class: "embed__chosen", role: "status", dataset: { testid: "chosen" } });
  const update = () => {
    const { select } = state.view;
    const feature = select && dataset.feature(select.layer, select.id);
    if (!feature) {
      host.replaceChildren();
      return;
    }
    const { name, commodity, country } = feature.properties;
    const about = [commodity && catalog.title("commodities", commodity), country && catalog.title("countries", country)].filter(Boolean);
    const close = closeButton(null, () => explorer.select(null));
    host.replaceChildren(featureMark(select.layer, feature, catalog),
      el("p", { class: "embed__chosen-text" }, el("strong", {}, name), el("span", {}, about.join(" · "))),
      outward(`./${queryOf(state.view)}`, t("embed.details"), "chosen-details"), close);
  };
  state.on(["select"], update);
  dataset.addEventListener("loaded", update);
  update();
  return host;
}
