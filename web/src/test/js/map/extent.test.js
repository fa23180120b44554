import { extentOf, mainPart } from "/js/map/extent.js";
import { worldX, worldY } from "/js/map/mercator.js";

const box = (west, north, east, south) => [worldX(west), worldY(north), worldX(east), worldY(south)];

describe("the extent of a geometry", () => {
  it("is that of all its positions, of whatever type it is", () => {
    const ring = [[0, 0], [10, 0], [10, 5], [0, 0]];
    for (const geometry of [
      { type: "MultiPoint", coordinates: ring },
      { type: "LineString", coordinates: ring },
      { type: "MultiLineString", coordinates: [ring.slice(0, 2), ring.slice(2)] },
      { type: "Polygon", coordinates: [ring] },
      { type: "MultiPolygon", coordinates: [[ring]] },
      { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [0, 0] }, { type: "LineString", coordinates: ring }] },
    ]) expect(extentOf(geometry)).withContext(geometry.type).toEqual(box(0, 5, 10, 0));
  });

  it("of a point is that point", () => {
    expect(extentOf({ type: "Point", coordinates: [7, 50] })).toEqual(box(7, 50, 7, 50));
  });

  it("runs on beyond the antimeridian where a geometry is cut there", () => {
    const [west, , east] = extentOf({ type: "MultiPolygon",
      coordinates: [[[[177, -18], [180, -18], [180, -16], [177, -18]]], [[[-180, -18], [-179, -18], [-180, -16], [-180, -18]]]] });
    expect([west, east]).toEqual([worldX(177), worldX(181)]);
  });
});

describe("the main part of a country", () => {
  it("is the largest with what lies near it", () => {
    const part = (west, north, east, south) => ({ bounds: [west, north, east, south] });
    expect(mainPart([part(0.1, 0.1, 0.11, 0.11), part(0.5, 0.3, 0.55, 0.35), part(0.555, 0.33, 0.56, 0.34)]))
      .toEqual([0.5, 0.3, 0.56, 0.35]);
  });
});
