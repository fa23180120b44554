import { NameIndex, byLayer } from "/js/model/search.js";

const entry = (layer, id, name, words = "", weight = 1) => ({ layer, id, name, note: "", words, weight });
const ids = (entries) => entries.map(({ id }) => id);

describe("a search", () => {
  const index = new NameIndex([
    entry("deposits", "a", "Mount Weld", "Rare earths Lynas Australia"),
    entry("deposits", "b", "Weld Range", "Iron"),
    entry("deposits", "c", "Bayan Öbo", "Rare earths carbonatite China"),
    entry("processing-sites", "d", "Kalgoorlie", "Rare earths Lynas Weld"),
  ]);

  it("has names that begin with the text first, and then what only other words tell of", () => {
    expect(ids(index.find("weld", 9))).toEqual(["b", "a", "d"]);
    expect(ids(index.find("LYNAS", 9)).sort()).toEqual(["a", "d"]);
  });

  it("needs every word, in the name or in the others, whatever the accents", () => {
    expect(ids(index.find("bayan obo carbonatite", 9))).toEqual(["c"]);
    expect(ids(index.find("bayan lynas", 9))).toEqual([]);
    expect(ids(index.find("   ", 9))).toEqual([]);
  });

  it("puts a few of each layer together, the layer of the best first", () => {
    const many = Array.from({ length: 9 }, (_, i) => entry("ports", `p${i}`, `Port ${i}`));
    const found = [entry("ports", "p", "Weld"), entry("deposits", "a", "Welda"), ...many, entry("deposits", "z", "Welding")];
    expect(ids(byLayer(found))).toEqual(["p", "p0", "p1", "p2", "p3", "a", "z"]);
  });
});
