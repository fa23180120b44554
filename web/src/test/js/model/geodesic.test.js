import { area, destination, distance, greatCircle, pathLength } from "/js/model/geodesic.js";

const AREAS = {
  degree: { ring: [[10, 50], [11, 50], [11, 51], [10, 51]], m2: 7.892061583e9 },
  germany: { ring: [[6, 51], [8.6, 55], [14.4, 53.9], [15, 51], [12.1, 50.3], [13.8, 48.7], [10, 47.4], [7.6, 47.6]], m2: 3.656857793e11 },
  antimeridian: { ring: [[177, -19], [181, -19], [182, -15], [178, -14]], m2: 2.182171453e11 },
  australia: { ring: [[114, -22], [130, -12], [142, -11], [153, -27], [147, -43], [138, -35], [116, -34]], m2: 8.429232517e12 },
};

const near = (value, wanted, part) => expect(Math.abs(value / wanted - 1)).toBeLessThan(part);

describe("a distance", () => {
  it("is what Karney's algorithm finds", () => {
    // Geodesic.Inverse of GeographicLib 2.1: Flinders Peak to Buninyong, Wellington to Salamanca, JFK to LHR.
    near(distance([144.424868, -37.951033], [143.926496, -37.652821]), 54_972.2273, 1e-8);
    near(distance([174.81, -41.32], [-5.5, 40.96]), 19_959_679.267, 6e-3);
    near(distance([-73.8, 40.6], [-0.5, 51.6]), 5_551_759.4, 1e-7);
  });

  it("is a quarter of the meridian from the equator to the pole, and the equator's degree along it", () => {
    near(distance([12, 0], [12, 90]), 10_001_965.729, 1e-9);
    near(distance([0, 0], [1, 0]), 111_319.491, 1e-8);
  });

  it("goes the short way over the antimeridian, and is nothing between the same place", () => {
    near(distance([179, 10], [-179, 10]), distance([-1, 10], [1, 10]), 1e-12);
    expect(distance([5, 5], [5, 5])).toBe(0);
    expect(distance([185, 5], [-175, 5])).toBeLessThan(1e-6);
  });

  it("is known to the sphere's error even between opposite ends", () => {
    near(distance([0, 0], [180, 0]), 20_003_931.459, 6e-3);
    near(distance([0, 0.5], [179.5, -0.5]), 19_980_861.9, 6e-3);
  });

  it("adds up along a path", () => {
    near(pathLength([[0, 0], [1, 0], [2, 0]]), 2 * 111_319.491, 1e-8);
    expect(pathLength([[0, 0]])).toBe(0);
  });
});

describe("a destination", () => {
  it("is as far away as was asked, in every direction", () => {
    for (const azimuth of [0, 33, 90, 180, 271.5]) {
      for (const start of [[11.15, 52.85], [179.9, -60], [0, 0]]) {
        near(distance(start, destination(start, azimuth, 750_000)), 750_000, 1e-8);
      }
    }
  });
});

describe("an area", () => {
  it("of an octant is an eighth of the ellipsoid", () => {
    near(area([[0, 0], [90, 0], [90, 89.9999999]]), 510_065_621.724e6 / 8, 1e-5);
  });

  it("is within 0.1 % of Karney's", () => {
    // PolygonArea of GeographicLib 2.1.
    near(area(AREAS.degree.ring), AREAS.degree.m2, 1e-3);
    near(area(AREAS.germany.ring), AREAS.germany.m2, 1e-3);
    near(area(AREAS.antimeridian.ring), AREAS.antimeridian.m2, 1e-3);
    near(area(AREAS.australia.ring), AREAS.australia.m2, 1e-3);
  });

  it("does not depend on the direction or a repeated corner", () => {
    const ring = AREAS.germany.ring;
    near(area(ring.toReversed()), area(ring), 1e-12);
    near(area([...ring, ring[0]]), area(ring), 1e-12);
  });
});

describe("a great circle", () => {
  it("bends to the pole, ends where it should and runs on over the antimeridian", () => {
    const line = greatCircle([140, 50], [-120, 50]);
    expect(Math.max(...line.map(([, lat]) => lat))).toBeGreaterThan(60);
    expect(line.at(-1)[0]).toBeCloseTo(240, 9);
    expect(greatCircle([0, 0], [180, 0])).toEqual([[180, 0]]);
  });
});
