import { getCatalog, getFeatures, getItems } from "/js/api.js";
import { Explorer } from "/js/explorer.js";
import { isSimple, writeArea } from "/js/model/area.js";
import { Catalog } from "/js/model/catalog.js";
import { writeFilter } from "/js/model/conditions.js";
import { Dataset } from "/js/model/dataset.js";
import { countValues, facetsOf, figuresOf, isFigure } from "/js/model/facets.js";
import { NO_SCENARIO } from "/js/model/scenario.js";
import { State } from "/js/state.js";

const VIEW = { layers: ["deposits", "corridors"], commodity: [], country: [], filter: null, within: null, scope: "all", table: null,
  sortby: null, assume: NO_SCENARIO, select: null };
const LAYERS = ["deposits", "processing-sites", "corridors", "passages", "ports"];
const COMMODITIES = ["lithium", "rare-earths", "copper", "cobalt"];
const COUNTRIES = ["AUS", "CHN", "USA", "DEU", "CHL"];

// The same sequence each time, so that a failure can be looked into.
function randomFrom(seed) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = (list) => list[Math.floor(next() * list.length)];
  return { next, pick, some: (list) => list.filter(() => next() < 0.4) };
}

describe("what the map and the table show", () => {
  const dataset = new Dataset();
  let catalog;

  beforeAll(async () => {
    catalog = new Catalog(await getCatalog());
    await dataset.load(LAYERS);
  });

  const explorerOf = (view) => new Explorer(new State({ ...VIEW, ...view }), catalog, dataset);

  function randomCondition({ next, pick, some }, layer) {
    const features = dataset.features(layer.id);
    const field = pick([...facetsOf(layer), ...layer.fields.filter(({ type }) => type === "strings")]);
    if (isFigure(field)) {
      const figures = figuresOf(field.name, features);
      const limits = [pick(figures), pick(figures)].sort((a, b) => a - b);
      return { field: field.name, least: next() < 0.3 ? null : limits[0] ?? 1, most: next() < 0.5 ? null : limits[1] ?? 2 };
    }
    const values = some([...countValues(field.name, features).keys()]).slice(0, 5);
    return { field: field.name, values: values.length ? values : ["it's nothing"], ...(next() < 0.3 && { not: true }),
      ...(field.type === "strings" && { many: true }) };
  }

  function randomArea({ next }) {
    const [lon, lat, kind] = [next() * 360 - 180, next() * 120 - 60, next()];
    if (kind < 0.3) return { lon, lat, km: 200 + next() * 4000 };
    if (kind < 0.6) return { west: lon, south: lat - 20, east: lon > 120 ? lon - 300 : lon + 60, north: lat + 20 };
    // Around its middle, so that no sides cross.
    const count = 3 + Math.floor(next() * 5);
    const corners = Array.from({ length: count }, (_, i) => {
      const [angle, size] = [((i + 0.1 + next() * 0.8) / count) * 2 * Math.PI, 5 + next() * 24];
      return [lon + 2 * size * Math.cos(angle), lat + size * Math.sin(angle)];
    });
    return isSimple(corners) ? { corners } : { lon, lat, km: 900 };
  }

  it("is as many as the server finds by the same filter", async () => {
    const random = randomFrom(20251010);
    for (let round = 0; round < 60; round++) {
      const layer = catalog.layer(random.pick(["deposits", "processing-sites", "corridors"]));
      const conditions = Array.from({ length: 1 + Math.floor(random.next() * 3) }, () => randomCondition(random, layer));
      const filter = writeFilter(conditions.filter(({ least, most, values }) => values || least !== null || most !== null));
      const explorer = explorerOf({ filter });
      const text = writeFilter(explorer.filters.conditionsFor(layer));
      const { numberMatched } = await getItems(layer, { limit: 1, ...(text && { filter: text }) });
      expect(explorer.filtered(layer.id).length).withContext(`${layer.id}: ${filter}`).toBe(numberMatched);
    }
  }, 60_000);

  it("is in the file just as in the table, in its order", async () => {
    const random = randomFrom(7);
    let rows = 0;
    for (let round = 0; round < 75; round++) {
      const layer = catalog.layer(random.pick(LAYERS));
      const sortables = layer.fields.filter(({ type, required }) => type !== "strings" && required);
      const within = random.next() < 0.7 ? writeArea(randomArea(random)) : null;
      const explorer = explorerOf({ table: layer.id, within, scope: random.next() < 0.5 ? "all" : null,
        commodity: random.next() < 0.3 ? [random.pick(COMMODITIES)] : [], country: random.next() < 0.2 ? random.some(COUNTRIES) : [],
        filter: random.next() < 0.3 && facetsOf(layer).length ? writeFilter([randomCondition(random, layer)]) : null,
        layers: random.next() < 0.5 ? ["corridors:actual"] : ["corridors"],
        sortby: random.next() < 0.7 ? `${random.pick(["", "-"])}${random.pick(sortables).name}` : null });
      const west = Math.round(random.next() * 3600 - 1800) / 10;
      explorer.look([west, -50.5, west > 100 ? west - 280 : west + 80, 61.25]);
      const { features } = await getFeatures(layer.id, explorer.table.fileParameters());
      const context = `${layer.id}?${new URLSearchParams(explorer.table.fileParameters())}`;
      expect(explorer.table.rows().map(({ id }) => id)).withContext(context).toEqual(features.map(({ id }) => id));
      rows += features.length;
    }
    expect(rows).toBeGreaterThan(500);
  }, 60_000);

  it("comes from the server where a layer is too large for the page", async () => {
    const answer = await getCatalog();
    const large = new Catalog({ ...answer, layers: answer.layers.map((layer) => (layer.id === "measures" ? { ...layer, count: 304_000 } : layer)) });
    const explorer = new Explorer(new State({ ...VIEW, table: "measures", commodity: ["gallium"], sortby: "-date" }), large, dataset);
    expect(explorer.table.rows()).toEqual([]);
    expect(explorer.table.hasRows).toBe(false);
    await new Promise((loaded) => explorer.table.remote.addEventListener("loaded", loaded));
    const { features } = await getFeatures("measures", { commodity: "gallium", sortby: "-date" });
    expect(explorer.table.rows()).toEqual(features);
    expect(explorer.table.hasRows).toBe(true);
  });

  it("counts the values of a facet as if its own condition were not there", () => {
    const explorer = explorerOf({ filter: "status IN ('producing') AND start_year >= 2000" });
    const others = countValues("status", explorer.inScope("deposits", "status"));
    expect(others.size).toBeGreaterThan(1);
    expect(others.get("producing")).toBe(explorer.filtered("deposits").length);
  });

  it("leaves a layer as it is that a condition does not concern", () => {
    const explorer = explorerOf({ filter: "status IN ('producing') AND contained_kt >= 100" });
    expect(explorer.filtered("deposits").length).toBeLessThan(dataset.features("deposits").length);
    for (const layer of ["processing-sites", "corridors", "ports"]) {
      expect(explorer.filtered(layer).length).toBe(dataset.features(layer).length);
    }
  });

  it("leaves out the lines that begin or end in a country, where all but that country is wanted", async () => {
    const explorer = explorerOf({ table: "corridors", filter: "country NOT IN ('CHN')", layers: ["corridors"] });
    const lines = explorer.filtered("corridors");
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ properties: p }) => [p.from_country, p.to_country].includes("CHN"))).toEqual([]);
    const { features } = await getFeatures("corridors", explorer.table.fileParameters());
    expect(explorer.table.rows().map(({ id }) => id)).toEqual(features.map(({ id }) => id));
  });

  it("tells those who follow the filters of what a what-if changes, since a status may be filtered by", () => {
    const whatIf = Object.assign(new EventTarget(), { outcome: () => undefined });
    const explorer = new Explorer(new State(VIEW), catalog, dataset, whatIf);
    const told = jasmine.createSpy("told");
    explorer.onFilter(told);
    whatIf.dispatchEvent(new Event("change"));
    expect(told).toHaveBeenCalled();
  });

  it("is what the server finds by a filter that only it understands", async () => {
    const filter = "start_year > 2015 OR name LIKE 'M%'";
    const explorer = explorerOf({ filter });
    expect(explorer.filtered("deposits")).toEqual([]);
    await new Promise((answered) => {
      explorer.filtered("processing-sites");
      let open = 2;
      explorer.filters.custom.addEventListener("answer", () => --open || answered());
    });
    for (const layer of ["deposits", "processing-sites"]) {
      const { numberMatched } = await getItems(catalog.layer(layer), { filter, limit: 1 });
      expect(explorer.filtered(layer).length).toBe(numberMatched);
    }
    expect(explorer.filtered("ports").length).toBe(dataset.features("ports").length);
  });
});
