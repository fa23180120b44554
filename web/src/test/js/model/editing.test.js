import { differences, patchOf, rebased, textsOf, valueOf } from "/js/model/editing.js";

const LAYER = { fields: [
  { name: "name", type: "string", required: true },
  { name: "products", type: "strings" },
  { name: "start_year", type: "integer" },
  { name: "grade", type: "number" },
  { name: "main", type: "boolean" },
  { name: "length_km", type: "number", computed: true },
] };
const PLANT = {
  properties: { name: "Kalgoorlie", products: ["nickel, 99.9 %", "cobalt"], start_year: 1973, grade: null, main: false, length_km: 4 },
  geometry: { type: "Point", coordinates: [121.47, -30.75] },
};
const changed = (texts) => patchOf(LAYER, PLANT, { ...textsOf(LAYER, PLANT), ...texts });

describe("an edit", () => {
  it("begins with the texts of what can be filled in", () => {
    expect(textsOf(LAYER, PLANT)).toEqual({ name: "Kalgoorlie", products: "nickel, 99.9 %; cobalt", start_year: "1973",
      grade: "", main: "false", lon: "121.47", lat: "-30.75" });
  });

  it("sends nothing where nothing is changed", () => {
    expect(changed({})).toBeNull();
    expect(changed({ start_year: " 1973.0 ", products: "nickel, 99.9 %;cobalt;" })).toBeNull();
  });

  it("sends changed fields only, and null for what is emptied", () => {
    expect(changed({ name: "Kambalda", start_year: "" })).toEqual({ properties: { name: "Kambalda", start_year: null } });
    expect(changed({ products: "" })).toEqual({ properties: { products: null } });
    expect(changed({ main: "true", grade: "0" })).toEqual({ properties: { grade: 0, main: true } });
  });

  it("moves a point", () => {
    expect(changed({ lon: "179.9" })).toEqual({ geometry: { type: "Point", coordinates: [179.9, -30.75] } });
  });

  it("leaves it to the server to refuse what is no number", () => {
    expect(valueOf({ type: "number" }, "1e999")).toBe("1e999");
    expect(valueOf({ type: "integer" }, "soon")).toBe("soon");
  });

  it("of a table has no place", () => {
    expect(textsOf(LAYER, { ...PLANT, geometry: null }).lon).toBeUndefined();
    expect(patchOf(LAYER, { ...PLANT, geometry: null }, textsOf(LAYER, PLANT))).toBeNull();
  });
});

describe("an edit that another was faster than", () => {
  const now = { ...PLANT, properties: { ...PLANT.properties, name: "Kalgoorlie Smelter", start_year: 1972 } };

  it("tells what differs", () => {
    expect(differences(LAYER, PLANT, now)).toEqual(["name", "start_year"]);
    expect(differences(LAYER, PLANT, { ...PLANT, geometry: { type: "Point", coordinates: [0, 0] } })).toEqual(["geometry"]);
    expect(differences(LAYER, null, { properties: { name: "New" }, geometry: null })).toEqual(["name"]);
  });

  it("keeps its own changes, and takes the other's", () => {
    const texts = rebased(LAYER, PLANT, now, { ...textsOf(LAYER, PLANT), name: "Mine", grade: "2" });
    expect(patchOf(LAYER, now, texts)).toEqual({ properties: { name: "Mine", grade: 2 } });
    expect(texts.start_year).toBe("1972");
  });
});
