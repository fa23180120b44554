// The search field: names of all layers and countries.
import { createCombobox } from "./combobox.js";
import { featureMark } from "./feature-mark.js";
import { t } from "../i18n.js";
import { MAPPED_LAYERS } from "../model/dataset.js";
import { NameIndex } from "../model/search.js";

const LIMIT = 12;

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createSearch(explorer) {
  const { catalog, dataset } = explorer;
  let index = new NameIndex(entries(explorer));
  dataset.addEventListener("loaded", () => (index = new NameIndex(entries(explorer))));

  return createCombobox({
    id: "search",
    label: t("search.label"),
    placeholder: t("search.placeholder"),
    suggest: (text) => index.find(text, LIMIT).map(({ layer, id, name, note }) => ({
      key: `${layer}/${id}`, name, note, mark: featureMark(layer, dataset.feature(layer, id), catalog),
    })),
    onPick: ({ key }) => {
      const [layer, id] = key.split("/");
      explorer.select({ layer, id }, { reveal: true });
    },
  });
}

function entries({ catalog, dataset }) {
  const countries = catalog.entries("countries").map(({ code, title }) => ({
    layer: "countries", id: code, name: title, note: t("kind.countries"), weight: 0,
  }));
  const features = MAPPED_LAYERS.flatMap((layer, weight) => dataset.features(layer).map(({ id, properties: p }) => ({
    layer, id, name: p.name, weight: weight + 1,
    note: [p.commodity && catalog.title("commodities", p.commodity), p.country && catalog.title("countries", p.country)]
      .filter(Boolean).join(", ") || t(`kind.${layer}`),
  })));
  return [...countries, ...features];
}
