import { Catalog } from "/js/model/catalog.js";
import { concerns, holds, parseFilter, propertiesOf, withCondition, writeFilter } from "/js/model/conditions.js";

describe("a filter", () => {
  it("is read as it was written", () => {
    const conditions = [
      { field: "status", values: ["producing", "care-and-maintenance"] },
      { field: "country", values: ["CHN"], not: true },
      { field: "commodities", values: ["lithium"], many: true },
      { field: "passages", values: ["suez", "it's"], not: true, many: true },
      { field: "start_year", least: 1990, most: 2020 },
      { field: "contained_kt", least: 0.5, most: null },
      { field: "elevation", least: null, most: -1e-7 },
      { field: "date", values: ["2025-10-09"] },
      { field: "Größe \"x\"", least: 1, most: null },
      { text: "name LIKE 'A%' OR grade > 2" },
    ];
    const text = writeFilter(conditions);
    expect(text).toContain("status IN ('producing','care-and-maintenance') AND country NOT IN ('CHN')");
    expect(text).toContain("start_year >= 1990 AND start_year <= 2020");
    expect(parseFilter(text)).toEqual(conditions);
    expect(writeFilter(parseFilter(text))).toBe(text);
  });

  it("reads what people write by hand", () => {
    expect(parseFilter(" status in ( 'a' , 'b''c' ) and A_Overlaps(commodities,('lithium')) AND \"grade\">=2.5e0 "))
      .toEqual([{ field: "status", values: ["a", "b'c"] }, { field: "commodities", values: ["lithium"], many: true },
        { field: "grade", least: 2.5, most: null }]);
    expect(parseFilter(null)).toEqual([]);
    expect(parseFilter("  ")).toEqual([]);
    expect(writeFilter([])).toBeNull();
  });

  it("keeps whole what it does not understand", () => {
    for (const text of ["start_year > 2020", "a = 1 AND status IN ('x')", "year BETWEEN 1 AND 2", "a) OR (b", "name = 'AND",
      "status IN ()", "status IN ('a') OR status IN ('b')", "NOT status IN ('a')", "S_INTERSECTS(geometry, BBOX(0,0,1,1))",
      "status IN ('a') AND", "((", "'", "a IN ('x') AND (b = ')' OR c = 1"]) {
      expect(parseFilter(text)).toEqual([{ text }]);
      expect(writeFilter(parseFilter(text))).toBe(text);
    }
  });

  it("has one condition of a kind for a field, and none that says nothing", () => {
    const first = withCondition([], { field: "status", values: ["producing"] });
    const both = withCondition(first, { field: "status", values: ["closed"], not: true });
    expect(both.length).toBe(2);
    expect(withCondition(both, { field: "status", values: ["closed"] })[1]).toEqual({ field: "status", values: ["closed"] });
    expect(withCondition(first, { field: "status", values: [] })).toEqual([]);
    expect(withCondition(first, { field: "start_year", least: null, most: null })).toEqual(first);
  });
});

describe("a condition", () => {
  it("does not hold, nor its negation, where the value is unknown", () => {
    expect(holds({ field: "importance", values: ["large"] }, { importance: null })).toBe(false);
    expect(holds({ field: "importance", values: ["large"], not: true }, { importance: null })).toBe(false);
    expect(holds({ field: "start_year", least: 0, most: null }, {})).toBe(false);
  });

  it("holds within limits, which belong to it", () => {
    const range = { field: "year", least: 1990, most: 2000 };
    expect([1989, 1990, 2000, 2001].map((year) => holds(range, { year }))).toEqual([false, true, true, false]);
  });

  it("holds where any item of a list is among the values", () => {
    const one = { field: "commodities", values: ["tin"], many: true };
    expect(holds(one, { commodities: ["zinc", "tin"] })).toBe(true);
    expect(holds({ ...one, not: true }, { commodities: ["zinc", "tin"] })).toBe(false);
    expect(holds({ ...one, not: true }, { commodities: ["zinc"] })).toBe(true);
  });

  it("concerns the layers that have its properties and can have its codes", () => {
    const catalog = new Catalog({ layers: [], codelists: { mine: [{ code: "producing" }], plant: [{ code: "operating" }] } });
    const deposits = { geometry: "Point", fields: [{ name: "status", codelist: "mine" }, { name: "grade" }] };
    const plants = { geometry: "Point", fields: [{ name: "status", codelist: "plant" }] };
    const producing = { field: "status", values: ["producing"] };
    expect([deposits, plants].map((layer) => concerns(producing, layer, catalog))).toEqual([true, false]);
    expect([deposits, plants].map((layer) => concerns({ field: "grade", least: 1, most: null }, layer, catalog)))
      .toEqual([true, false]);
    const custom = { text: "grade > 1 AND S_INTERSECTS(geometry, BBOX(0,0,1,1))" };
    expect([deposits, plants].map((layer) => concerns(custom, layer, catalog))).toEqual([true, false]);
  });
});

describe("a custom filter", () => {
  it("names its properties", () => {
    expect(propertiesOf("CASEI(name) LIKE CASEI('%status IN%') AND NOT (\"start year\" BETWEEN 1 AND 2) OR geometry IS NULL"))
      .toEqual(["name", "start year", "geometry"]);
    expect(propertiesOf("contained_kt > 1e3 AND grade < 2.5E-1")).toEqual(["contained_kt", "grade"]);
    expect(propertiesOf("T_AFTER(day, DATE('2020-01-01')) AND a.b = TRUE")).toEqual(["day", "a.b"]);
  });
});
