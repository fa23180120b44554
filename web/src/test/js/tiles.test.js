import { tileZoom, tilesIn } from "/js/map/tile-source.js";
import { cellRadius } from "/js/map/marks.js";
import { isPoint, readTile } from "/js/map/vector-tile.js";

async function read(path, layer, tile) {
  const page = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
  const { default: Pbf } = await import("/" + page.querySelector('meta[name="lodeline-pbf"]').content);
  return readTile(new Pbf(await (await fetch(path)).arrayBuffer()), layer, tile);
}

const countIn = (features) => features.reduce((sum, { properties }) => sum + (properties.point_count ?? 1), 0);

describe("a vector tile", () => {
  it("has every deposit, at its place", async () => {
    const features = await read("/tiles/deposits/0/0/0.mvt", "deposits", { z: 0, x: 0, y: 0 });
    const { features: all } = await (await fetch("/layers/deposits.geojson")).json();
    expect(countIn(features)).toBe(all.length);
    const altmark = (await read("/tiles/deposits/8/135/83.mvt", "deposits", { z: 8, x: 135, y: 83 }))
      .find(({ properties }) => properties.id === "altmark");
    expect(isPoint(altmark)).toBe(true);
    expect(altmark.properties.name).toContain("Altmark");
    expect(altmark.parts[0][0] * 360 - 180).toBeCloseTo(11.1525, 3);
  });

  it("has lines and closed rings in world units", async () => {
    const [line] = await read("/tiles/corridors/0/0/0.mvt", "corridors", { z: 0, x: 0, y: 0 });
    expect(line.type).toBe(2);
    expect(line.parts[0].length).toBeGreaterThan(3);
    const [country] = await read("/tiles/countries/0/0/0.mvt", "countries", { z: 0, x: 0, y: 0 });
    const ring = country.parts[0];
    expect([ring[0], ring[1]]).toEqual([ring.at(-2), ring.at(-1)]);
    expect(Math.max(...ring)).toBeLessThan(1.02);
  });

  it("is empty where the layer has nothing, or is another's", async () => {
    expect(await read("/tiles/deposits/6/0/0.mvt", "deposits", { z: 6, x: 0, y: 0 })).toEqual([]);
    expect(await read("/tiles/deposits/0/0/0.mvt", "ports", { z: 0, x: 0, y: 0 })).toEqual([]);
  });
});

describe("the tiles of a view", () => {
  it("cover it", () => {
    expect(tilesIn([0.1, 0.1, 0.6, 0.4], 1)).toEqual([{ z: 1, x: 0, y: 0, shift: 0 }, { z: 1, x: 1, y: 0, shift: 0 }]);
  });

  it("are the same beyond the antimeridian", () => {
    expect(tilesIn([0.9, 0.2, 1.1, 0.3], 1)).toEqual([{ z: 1, x: 1, y: 0, shift: 0 }, { z: 1, x: 0, y: 0, shift: 1 }]);
    expect(tilesIn([-0.1, 0.2, 0.1, 0.3], 1)[0]).toEqual({ z: 1, x: 1, y: 0, shift: -1 });
  });

  it("are of a zoom below that of the map", () => {
    expect([0, 1, 2.5, 12].map(tileZoom)).toEqual([0, 0, 1, 11]);
  });

  it("have marks that grow by each tenfold", () => {
    expect(cellRadius(100) - cellRadius(10)).toBeCloseTo(cellRadius(1000) - cellRadius(100), 9);
    expect(cellRadius(1e9)).toBe(cellRadius(1e7));
  });
});
