// The search field: names of all layers and countries, and what else is known of features.
import { getItems } from "../api.js";
import { createCombobox } from "./combobox.js";
import { featureMark } from "./feature-mark.js";
import { has, t } from "../i18n.js";
import { MAPPED_LAYERS } from "../model/dataset.js";
import { NameIndex, byLayer } from "../model/search.js";
import { CITATIONS, STATEMENTS } from "../model/statements.js";

const LIMIT = 60;
const LIMIT_OF_OTHERS = 5;

/** What is said of a feature in words that people look for. */
const TOLD = ["commodity", "commodities", "country", "from_country", "to_country", "stage", "operator", "deposit_type", "products"];

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createSearch(explorer) {
  const { catalog, dataset } = explorer;
  let index = new NameIndex(entries(explorer));
  dataset.addEventListener("loaded", () => (index = new NameIndex(entries(explorer))));
  const groupOf = (layer) => (has(`kinds.${layer}`) ? t(`kinds.${layer}`) : catalog.layer(layer)?.title ?? layer);

  return createCombobox({
    id: "search",
    label: t("search.label"),
    placeholder: t("search.placeholder"),
    suggest: (text) => byLayer(index.find(text, LIMIT)).map(({ layer, id, name, note }) => ({
      key: `${layer}/${id}`, name, note, group: groupOf(layer), mark: featureMark(layer, dataset.feature(layer, id), catalog),
    })),
    suggestMore: async (text, signal) => {
      const found = await Promise.all(otherLayers(catalog).map((layer) => namedLike(layer, text, signal)));
      return found.flat().map(({ layer, id, name }) => ({ key: `${layer}/${id}`, name, group: groupOf(layer) }));
    },
    onPick: ({ key }) => {
      const [layer, ...id] = key.split("/");
      explorer.select({ layer, id: id.join("/") }, { reveal: true });
    },
  });
}

function entries({ catalog, dataset }) {
  const countries = catalog.entries("countries").map(({ code, title }) => ({
    layer: "countries", id: code, name: title, note: "", weight: 0,
  }));
  const features = MAPPED_LAYERS.flatMap((layer, weight) => dataset.features(layer).map(({ id, properties: p }) => ({
    layer, id, name: p.name, weight: weight + 1, words: told(catalog, layer, p),
    note: [p.commodity && catalog.title("commodities", p.commodity), p.country && catalog.title("countries", p.country)]
      .filter(Boolean).join(", "),
  })));
  return [...countries, ...features];
}

function told(catalog, layer, properties) {
  return catalog.layer(layer).fields.filter(({ name }) => TOLD.includes(name)).flatMap(({ name, codelist }) =>
    [properties[name] ?? []].flat().map((value) => (codelist ? catalog.title(codelist, value) : value))).join(" ");
}

// Rows that the feature shows that they are about.
const PARTS_OF_FEATURES = [STATEMENTS, CITATIONS];

// Layers that are not in the page are searched by the server. One that fails must not hide what others have.
const otherLayers = (catalog) => catalog.layers().filter(({ id, fields }) => ![...MAPPED_LAYERS, ...PARTS_OF_FEATURES, "countries"]
  .includes(id) && fields.some(({ name }) => name === "name"));

async function namedLike(layer, text, signal) {
  const pattern = `%${text.replaceAll("'", "''").replace(/[%_\\]/g, "\\$&")}%`;
  try {
    const { features } = await getItems(layer, { filter: `CASEI(name) LIKE CASEI('${pattern}')`, properties: "name",
      limit: LIMIT_OF_OTHERS }, { signal, isQuiet: true });
    return features.map(({ id, properties }) => ({ layer: layer.id, id, name: properties.name }));
  } catch {
    return [];
  }
}
