import { FIRST_DAY, LAST_DAY, addMonths, dateOf, dayAt, dayNumber, lanes, positionOf, spansOf } from "/js/model/timeline.js";

const measure = (id, date, more = {}) => ({ id, properties: { date, in_force_from: null, end_date: null,
  suspended_from: null, suspended_to: null, ...more } });

describe("the axis of time", () => {
  it("runs from its first day to its last, and gives 2025 more room than 2015", () => {
    expect(positionOf(FIRST_DAY)).toBe(0);
    expect(positionOf(LAST_DAY)).toBe(1);
    const length = (year) => positionOf(dayNumber(`${year + 1}-01-01`)) - positionOf(dayNumber(`${year}-01-01`));
    expect(length(2025)).toBeGreaterThan(10 * length(2015));
  });

  it("keeps days beyond its ends at its ends", () => {
    expect(positionOf(dayNumber("1999-01-01"))).toBe(0);
    expect(dayAt(2)).toBe(LAST_DAY);
  });

  it("finds the day at the place of a day", () => {
    for (const date of ["2010-07-08", "2025-10-10", "2025-12-31", "2028-02-29"]) {
      expect(dateOf(dayAt(positionOf(dayNumber(date))))).toBe(date);
    }
  });

  it("goes to the same day of another month, or to its last", () => {
    expect(dateOf(addMonths(dayNumber("2025-10-10"), 1))).toBe("2025-11-10");
    expect(dateOf(addMonths(dayNumber("2025-01-31"), 1))).toBe("2025-02-28");
    expect(dateOf(addMonths(dayNumber("2025-01-10"), -1))).toBe("2024-12-10");
  });
});

describe("the bars of a measure", () => {
  it("tell its wait, its time in force and its suspension", () => {
    const { properties } = measure("a", "2024-12-03", { in_force_from: "2024-12-10", suspended_from: "2025-11-09",
      suspended_to: "2026-11-27" });
    expect(spansOf(properties).map(({ kind, from, to }) => [kind, dateOf(from), dateOf(to)])).toEqual([
      ["waiting", "2024-12-03", "2024-12-10"], ["in-force", "2024-12-10", "2025-11-09"],
      ["suspended", "2025-11-09", "2026-11-27"]]);
  });

  it("are none where it simply stays in force", () => {
    expect(spansOf(measure("a", "2024-12-03", { in_force_from: "2024-12-03" }).properties)).toEqual([]);
  });

  it("never say that it was in force when it was suspended before it began", () => {
    const { properties } = measure("a", "2025-10-09", { in_force_from: "2025-12-01", suspended_from: "2025-11-07" });
    expect(spansOf(properties).map(({ kind }) => kind)).toEqual(["waiting", "suspended"]);
  });
});

describe("the lanes", () => {
  it("keep marks of near days apart, and use a lane again when it is free", () => {
    const own = lanes([measure("a", "2025-03-01"), measure("b", "2025-03-02"), measure("c", "2025-09-01")], 1000, 14);
    expect([own.get("a"), own.get("b"), own.get("c")]).toEqual([0, 1, 0]);
  });

  it("keep a mark off the bar of another", () => {
    const own = lanes([measure("a", "2025-03-01", { in_force_from: "2025-03-01", end_date: "2026-01-01" }),
      measure("b", "2025-09-01")], 1000, 14);
    expect(own.get("b")).toBe(1);
  });
});
