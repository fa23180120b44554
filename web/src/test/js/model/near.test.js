import { nearest } from "/js/model/near.js";

const at = (id, lon, lat, properties = {}) => ({ id, properties, geometry: { type: "Point", coordinates: [lon, lat] } });
const ids = (found) => found.map(({ feature }) => feature.id);

describe("what is near", () => {
  it("comes by its distance, a few only", () => {
    const features = [at("far", 40, 0), at("near", 1, 0), at("middle", 5, 0), at("farthest", 90, 0)];
    expect(ids(nearest([0, 0], features))).toEqual(["near", "middle", "far"]);
    expect(ids(nearest([0, 0], features, { count: 1 }))).toEqual(["near"]);
  });

  it("has neighbours on the other side of the antimeridian", () => {
    const suva = [178.44, -18.14];
    const features = [at("noumea", 166.44, -22.27), at("apia", -171.76, -13.83), at("wallis", -176.2, -13.28), at("lautoka", 177.43, -17.6)];
    const found = nearest(suva, features);
    expect(ids(found)).toEqual(["lautoka", "wallis", "apia"]);
    expect(Math.round(found[2].metres / 1000)).toBe(1152);
  });

  it("is measured on the ellipsoid and not in degrees: near the pole a degree of longitude is short", () => {
    expect(ids(nearest([0, 80], [at("north", 0, 83), at("east", 12, 80)]))).toEqual(["east", "north"]);
  });

  it("comes first where it is preferred, however far", () => {
    const features = [at("copper", 1, 0), at("lithium", 60, 0, { takes: true }), at("zinc", 2, 0)];
    expect(ids(nearest([0, 0], features, { prefers: ({ properties }) => Boolean(properties.takes) }))).toEqual(["lithium", "copper", "zinc"]);
  });

  it("is only points", () => {
    const strait = { id: "strait", properties: {}, geometry: { type: "LineString", coordinates: [[0, 0], [1, 1]] } };
    expect(nearest([0, 0], [strait, { id: "unplaced", properties: {}, geometry: null }])).toEqual([]);
  });
});
