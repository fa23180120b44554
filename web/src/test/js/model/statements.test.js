import { newestFirst } from "/js/model/statements.js";

const statement = (id, effective_date, source_date = null) => ({ id, properties: { effective_date, source_date } });

describe("statements", () => {
  it("come with the newest first, whether days, months or years are known, and the undated last", () => {
    const all = [statement("none", null), statement("year", "2019"), statement("day", "2024-06-30"), statement("by source", null, "2021-03")];
    expect(newestFirst(all).map(({ id }) => id)).toEqual(["day", "by source", "year", "none"]);
  });

  it("keep their order where they are of one date", () => {
    expect(newestFirst([statement("a", "2024"), statement("b", "2024")]).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("begin their date with the one that the deposit shows", () => {
    const all = [statement("old", "2019"), statement("a", "2024"), statement("b", "2024")];
    expect(newestFirst(all, "b").map(({ id }) => id)).toEqual(["b", "a", "old"]);
    expect(newestFirst(all, "old").map(({ id }) => id)).toEqual(["a", "b", "old"]);
  });
});
