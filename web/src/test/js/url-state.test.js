import { NO_SCENARIO } from "/js/model/scenario.js";
import { parseView, scenarioParameters, serialiseView } from "/js/url-state.js";

const DEFAULTS = { layers: ["deposits"], center: { lon: 60, lat: 22 }, zoom: 2, bbox: null, commodity: [], country: [],
  filter: null, within: null, scope: null, assume: NO_SCENARIO, versus: null, split: null, importer: null, panel: null,
  drawer: null, table: null, sortby: null, from: null, to: null, mode: null, way: 0, theme: null, lang: null, select: null };

describe("a view in a link", () => {
  it("is read as it was written", () => {
    const view = { ...DEFAULTS, layers: ["ports", "corridors:actual"], center: { lon: -179.5, lat: 3.25 }, zoom: 4.5,
      commodity: ["lithium", "rare-earths"], country: ["AUS"], filter: "start_year >= 2020 AND status IN ('producing')",
      assume: { ...NO_SCENARIO, at: "2025-10-10", closed: ["suez", "malacca"], ban: ["CHN:rare-earths:USA;JPN", "EU:*:*"] },
      versus: { ...NO_SCENARIO, scenario: "malacca-closed", transitClosed: ["ZMB"], open: ["northeast"] },
      within: "CIRCLE(11.15 52.85,500)", scope: "all", sortby: "-start_year", split: 30, importer: "QUAD", panel: "what-if",
      drawer: "table", table: "deposits", from: "NLRTM", to: "103.8,1.26", mode: "sea", way: 2,
      theme: "dark", lang: "ja", select: { layer: "deposits", id: "altmark" } };
    expect({ ...DEFAULTS, ...parseView(`?${serialiseView(view, DEFAULTS)}`) }).toEqual(view);
  });

  it("always says where the map is, and else only what differs from the defaults", () => {
    expect(serialiseView(DEFAULTS, { layers: DEFAULTS.layers })).toBe("center=60,22&zoom=2");
  });

  it("says that nothing is shown", () => {
    expect(parseView(`?${serialiseView({ ...DEFAULTS, layers: [] }, DEFAULTS)}`).layers).toEqual([]);
  });

  it("compares with the world as it is", () => {
    const view = { ...DEFAULTS, assume: { ...NO_SCENARIO, closed: ["suez"] }, versus: NO_SCENARIO };
    expect(parseView(serialiseView(view, DEFAULTS)).versus).toEqual(NO_SCENARIO);
    expect(parseView("closed=suez").versus).toBeUndefined();
  });

  it("leaves out what is damaged", () => {
    expect(parseView("?center=200,0&zoom=x&bbox=1,2,3&at=yesterday&ban=CHN&panel=admin&within=BBOX(9)&sortby=a b&scope=x&select=a&theme=red&lang=<b>"))
      .toEqual({ assume: { ...NO_SCENARIO, ban: [] } });
    expect(parseView("?closed=suez,<script>,suez").assume.closed).toEqual(["suez"]);
    expect(parseView(`?filter=${"x".repeat(5000)}`)).toEqual({});
  });

  it("takes a box, also across the antimeridian", () => {
    expect(parseView("?bbox=170,-30,-170,10").bbox).toEqual([170, -30, -170, 10]);
    expect(parseView("?bbox=0,50,10,40")).toEqual({});
  });
});

describe("a scenario", () => {
  it("is written as the server reads it", () => {
    expect(scenarioParameters({ ...NO_SCENARIO, closed: ["suez", "babelmandeb"], transitClosed: ["ZMB"], at: "2025-10-10" }))
      .toEqual({ at: "2025-10-10", closed: "suez,babelmandeb", "transit-closed": "ZMB" });
    expect(scenarioParameters(NO_SCENARIO)).toEqual({});
  });
});
