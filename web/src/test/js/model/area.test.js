import { areaFilter, copies, intersects, isSimple, outline, parseArea, writeArea } from "/js/model/area.js";
import { distance } from "/js/model/geodesic.js";

const inside = (text, coordinates, type = "Point") => intersects(copies(parseArea(text)), { type, coordinates });

describe("an area in a link", () => {
  it("is read as it was written", () => {
    for (const text of ["BBOX(5,45,15,55.5)", "BBOX(170,-10,-170,10)", "CIRCLE(11.15 52.85,500)",
      "POLYGON((5 45,15 45,10 55,5 45))", "POLYGON((170 0,190 0,180 20,170 0))"]) {
      expect(writeArea(parseArea(text))).toBe(text);
    }
  });

  it("makes no sense where it is damaged", () => {
    for (const text of ["", "BBOX(1,2,3)", "BBOX(0,10,10,0)", "BBOX(-200,0,10,10)", "CIRCLE(0 0,-5)", "CIRCLE(0 95,5)",
      "CIRCLE(0 0,99999)", "POLYGON((0 0,1 1,0 0))", "POLYGON((0 0,1 1,x y))", "POLYGON((0 0 0,1 1 0,0 1 0))",
      "POLYGON((900 0,1 1,0 1))", "DROP TABLE"]) {
      expect(parseArea(text)).withContext(text).toBeNull();
    }
  });
});

describe("an area", () => {
  it("holds what lies in it and on its edge", () => {
    expect(inside("BBOX(5,45,15,55)", [5, 50])).toBe(true);
    expect(inside("BBOX(5,45,15,55)", [4.9, 50])).toBe(false);
    expect(inside("POLYGON((0 0,10 0,10 10,5 2,0 10,0 0))", [5, 5])).toBe(false);
    expect(inside("POLYGON((0 0,10 0,10 10,5 2,0 10,0 0))", [1, 5])).toBe(true);
    expect(intersects(copies(parseArea("BBOX(5,45,15,55)")), null)).toBe(false);
  });

  it("goes over the antimeridian", () => {
    for (const text of ["BBOX(170,-10,-170,10)", "POLYGON((170 -10,190 -10,190 10,170 10,170 -10))", "CIRCLE(180 0,1000)"]) {
      expect([[175, 0], [-175, 0], [0, 0]].map((place) => inside(text, place))).withContext(text).toEqual([true, true, false]);
    }
    expect(areaFilter(parseArea("BBOX(170,-10,-170,10)"))).toBe("S_INTERSECTS(geometry, POLYGON((-190 -10,-170 -10,-170 10,-190 10,-190 -10)))"
      + " OR S_INTERSECTS(geometry, POLYGON((170 -10,190 -10,190 10,170 10,170 -10)))");
    expect(copies(parseArea("BBOX(5,45,15,55)")).length).toBe(1);
  });

  it("has sides that do not meet, as the server wants it", () => {
    expect(isSimple([[0, 0], [10, 0], [10, 10], [5, 2], [0, 10]])).toBe(true);
    expect(isSimple([[0, 0], [10, 10], [10, 0], [0, 10]])).toBe(false);
    expect(isSimple([[0, 0], [10, 0], [5, 0]])).toBe(false);
    expect(isSimple([[0, 0], [10, 0], [10, 10], [5, 0], [0, 10]])).toBe(false);
    expect(parseArea("POLYGON((0 0,10 10,10 0,0 10,0 0))")).toBeNull();
  });

  it("holds lines that cross it, though no end lies in it", () => {
    expect(inside("BBOX(5,45,15,55)", [[0, 50], [20, 50]], "LineString")).toBe(true);
    expect(inside("BBOX(5,45,15,55)", [[[0, 40], [20, 40]], [[0, 60], [20, 60]]], "MultiLineString")).toBe(false);
    expect(inside("BBOX(5,45,15,55)", [[[0, 40], [20, 40], [20, 60], [0, 60], [0, 40]]], "Polygon")).toBe(true);
  });

  it("of a circle has 64 corners at its distance, also around a pole", () => {
    for (const corner of outline(parseArea("CIRCLE(11.15 52.85,500)"))) {
      expect(Math.abs(distance([11.15, 52.85], corner) - 500_000)).toBeLessThan(2);
    }
    expect(outline(parseArea("CIRCLE(11.15 52.85,500)")).length).toBe(64);
    expect(inside("CIRCLE(20 88,1000)", [-160, 85])).toBe(true);
    expect(inside("CIRCLE(20 88,1000)", [20, 70])).toBe(false);
  });
});
