import { readPosition, routeLine, waysApart } from "/js/model/route-search.js";

describe("a position", () => {
  it("is read as longitude and latitude", () => {
    expect(readPosition("103.8,1.26")).toEqual({ lon: 103.8, lat: 1.26 });
    expect(readPosition(" -70 ; -23.5 ")).toEqual({ lon: -70, lat: -23.5 });
  });

  it("is not found in other texts, nor beyond the world", () => {
    for (const text of ["", "altmark", "181,0", "0,91", "1,2,3", "1e2,3"]) expect(readPosition(text)).toBeNull();
  });
});

describe("several routes", () => {
  const route = (ports, passages) => ({ properties: { ports, passages } });

  it("are told apart by what not all of them have", () => {
    expect(waysApart([route(["DEHAM", "CNSHA"], ["suez", "taiwan"]), route(["DEHAM", "CNSHA"], ["suez"]),
      route(["DEBRV", "CNSHA"], ["suez", "taiwan"])])).toEqual([["DEHAM", "taiwan"], ["DEHAM"], ["DEBRV", "taiwan"]]);
  });

  it("are lines that know their means of transport", () => {
    const leg = (mode, ...lines) => ({ mode, geometry: { coordinates: lines } });
    const legs = [leg("land", [[0, 0], [1, 0]]), leg("sea", [[1, 0], [180, 0]], [[-180, 0], [-170, 0]])];
    const line = routeLine({ properties: { legs } }, "a");
    expect(line.properties.leg_modes).toEqual(["land", "sea", "sea"]);
    expect(line.geometry.coordinates.length).toBe(3);
  });
});
