// Loads what a map shows, and lets what failed be tried again.
import { getCatalog, getWorld } from "./api.js";
import { el } from "./dom.js";
import { countryName, has, reasonOf, t } from "./i18n.js";
import { readWorld } from "./map/world.js";
import { Catalog } from "./model/catalog.js";
import { MAPPED_LAYERS } from "./model/dataset.js";
import { translate } from "./model/translation.js";
import { afterDrawing } from "./ui/focus.js";

const WORDS = { word: (key) => (has(key) ? t(key) : undefined), country: countryName };

// Asked for at once, since it does not depend on the list of layers; null once it failed.
let world = getWorld();
world.catch(() => {});

/**
 * The list of layers. Without it there is nothing to show, so this waits until it has come.
 *
 * @param {HTMLElement} map after which it says that it is loading
 * @param {import("./ui/notices.js").Notices} notices
 * @returns {Promise<Catalog>}
 */
export async function catalogOrRetry(map, notices) {
  const loading = el("p", { class: "loading", role: "status", dataset: { testid: "loading" } }, t("loading"));
  for (;;) {
    map.after(loading);
    try {
      return new Catalog(translate(await getCatalog(), WORDS));
    } catch (error) {
      loading.remove();
      await new Promise((retry) => notices.fail(t("error.catalog", { detail: reasonOf(error) }), retry));
    } finally {
      loading.remove();
    }
  }
}

/**
 * Loads the world, the layers and what the scenarios do to them, and draws what has come. One notice shows at a time, so one "Try again" is for all
 * that is missing.
 *
 * @param {import("./explorer.js").Explorer} explorer
 * @param {import("./map/map-view.js").MapView} view
 * @param {import("./ui/notices.js").Notices} notices
 */
export async function loadData({ dataset, whatIf }, view, notices) {
  let isWorldMissing = false;
  let isMarked = false;
  // What somebody reads first is where the deposits lie.
  const draw = () => {
    view.draw();
    if (isMarked || !view.hasWorld || !dataset.has("deposits")) return;
    isMarked = true;
    afterDrawing(() => performance.mark("map-ready"));
  };
  const loadWorld = async () => {
    try {
      view.setWorld(readWorld(await (world ?? getWorld())));
      draw();
      isWorldMissing = false;
    } catch (error) {
      isWorldMissing = true;
      world = null;
      notices.fail(t("error.world", { detail: reasonOf(error) }), () => dataset.retry());
    }
  };
  dataset.addEventListener("failed", ({ detail: { error } }) => {
    notices.fail(t("error.layer", { count: dataset.failed.length, detail: reasonOf(error) }), () => dataset.retry());
  });
  dataset.addEventListener("loaded", draw);
  dataset.addEventListener("retrying", () => {
    notices.clear("error");
    if (isWorldMissing) loadWorld();
  });
  // What has failed before anybody could be told is asked for again.
  await Promise.all([loadWorld(), dataset.load(MAPPED_LAYERS), whatIf.refresh()]);
}
