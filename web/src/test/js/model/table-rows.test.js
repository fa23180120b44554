import { sorted } from "/js/model/table-rows.js";

const features = (values) => values.map(([id, value]) => ({ id, properties: { value } }));
const ids = (rows) => rows.map(({ id }) => id);

describe("rows", () => {
  it("are sorted from the least or the most, the unknown last, equals by their ids", () => {
    const rows = features([["c", 2], ["b", null], ["a", 2], ["d", 10], ["e", undefined]]);
    expect(ids(sorted(rows, "value"))).toEqual(["a", "c", "d", "b", "e"]);
    expect(ids(sorted(rows, "-value"))).toEqual(["d", "a", "c", "b", "e"]);
    expect(ids(sorted(rows, null))).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("have texts by their characters, as the server has them", () => {
    const rows = features([["1", "b"], ["2", "B"], ["3", "Öl"], ["4", "\u{1f600}"], ["5", "\uffee"], ["6", "B "]]);
    expect(ids(sorted(rows, "value"))).toEqual(["2", "6", "1", "3", "5", "4"]);
  });
});
