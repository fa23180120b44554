import { countValues, figuresOf, histogram, scaleOf } from "/js/model/facets.js";

const features = (values) => values.map((value) => ({ properties: { value } }));

describe("the values of a facet", () => {
  it("are counted, the most frequent first, lists by their items", () => {
    expect([...countValues("value", features(["b", "a", null, "b", ["a", "c", "c"], undefined]))])
      .toEqual([["a", 2], ["b", 2], ["c", 1]]);
  });
});

describe("the scale of a facet", () => {
  it("is even, or goes by powers where few figures are much larger", () => {
    const years = scaleOf([1950, 1990, 2000, 2025]);
    expect(years.isLog).toBe(false);
    expect(years.place(1950)).toBe(0);
    expect(years.figure(1)).toBe(2025);
    const sizes = scaleOf([1, 10, 100, 100_000]);
    expect(sizes.isLog).toBe(true);
    expect(sizes.figure(sizes.place(100))).toBeCloseTo(100, 9);
    expect(sizes.place(-5)).toBe(0);
    expect(scaleOf([0, 0, 1, 100_000]).isLog).toBe(false);
  });

  it("is none where there is nothing to tell apart", () => {
    expect(scaleOf([])).toBeNull();
    expect(scaleOf([7])).toBeNull();
    expect(scaleOf([7, 7])).toBeNull();
  });

  it("has every figure in one of its parts", () => {
    const figures = figuresOf("value", features([1, 2, null, 50, "x", 1000]));
    const bins = histogram(figures, scaleOf(figures));
    expect(bins.reduce((sum, count) => sum + count)).toBe(4);
    expect(bins[0]).toBe(2);
    expect(bins.at(-1)).toBe(1);
  });
});
