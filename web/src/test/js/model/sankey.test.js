import { OTHERS, sankey } from "/js/model/sankey.js";

const ROOM = { height: 100, gap: 0, most: 2 };
const flow = (from, to, tonnes, status = "open") => ({ from, to, tonnes, status });
const share = (country, part) => ({ country, share: part });

describe("a Sankey diagram", () => {
  const mine = [share("AUS", 0.6), share("CHL", 0.4)];
  const refined = [share("CHN", 0.7), share("CHL", 0.3)];
  const recorded = { toRefining: [flow("AUS", "CHN", 30), flow("CHL", "CHL", 10)], toImporters: [flow("CHN", "JPN", 5)] };

  it("has bars as long as shares of production", () => {
    const { bars } = sankey({ mine, refined }, { toRefining: [], toImporters: [] }, ROOM);
    expect(bars.map(({ column, country, height }) => [column, country, Math.round(height)]))
      .toEqual([[0, "AUS", 60], [0, "CHL", 40], [1, "CHN", 70], [1, "CHL", 30]]);
  });

  it("has bands as wide as their part of the recorded flows of their step", () => {
    const { bands } = sankey({ mine, refined }, recorded, ROOM);
    const shares = Object.fromEntries(bands.map((band) => [`${band.from}-${band.to}`, band.share]));
    expect(shares).toEqual({ "AUS-CHN": 0.75, "CHL-CHL": 0.25, "CHN-JPN": 1 });
  });

  it("lengthens a bar where more is recorded than the country is said to make, and keeps its share", () => {
    const { bars } = sankey({ mine, refined }, recorded, ROOM);
    const [australia] = bars;
    expect(australia.share).toBe(0.6);
    expect(australia.flow).toBe(0.75);
    expect(australia.height).toBeGreaterThan(bars[1].height * 1.5);
  });

  it("fits into its height", () => {
    const { bars } = sankey({ mine, refined }, recorded, { ...ROOM, gap: 4 });
    for (const bar of bars) expect(bar.y + bar.height).toBeLessThanOrEqual(100.001);
  });

  it("knows no share of a country that no list has", () => {
    const { bars } = sankey({ mine: [], refined }, { toRefining: [flow("ZWE", "CHN", 1)], toImporters: [] }, ROOM);
    expect(bars.find(({ country }) => country === "ZWE").share).toBeNull();
  });

  it("gathers what there is no room for as others, with its bands", () => {
    const many = [share("AUS", 0.4), share("CHL", 0.3), share("CHN", 0.2), share("ARG", 0.1)];
    const toRefining = [flow("AUS", "CHN", 10), flow("CHL", "CHN", 8), flow("ARG", "CHN", 1)];
    const { bars, bands } = sankey({ mine: many, refined: [] }, { toRefining, toImporters: [] }, ROOM);
    const others = bars.find(({ column, country }) => column === 0 && country === OTHERS);
    expect(others.share).toBeCloseTo(0.3, 10);
    expect(bands.length).toBe(3);
  });

  it("leaves out flows without a tonnage, and is empty without anything", () => {
    expect(sankey({ mine: [], refined: [] }, { toRefining: [flow("ARG", "CHN", 0)], toImporters: [] }, ROOM))
      .toEqual({ bars: [], bands: [] });
  });
});
