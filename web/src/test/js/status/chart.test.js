import { chart, series } from "/js/status/chart.js";

const STEP_S = 15;
const status = (steps, now = 7_207) => ({ now, step_seconds: STEP_S, steps });

describe("A figure of the last hour", () => {
  it("has a value for each whole step, the oldest first", () => {
    const line = series(status([]), (step) => step.requests);

    expect(line.length).toBe(240);
    expect(line.at(-1).time).toBe(7_185);
    expect(line[0].time).toBe(3_600);
    expect(line.slice(1).every(({ time }, i) => time - line[i].time === STEP_S)).toBeTrue();
  });

  it("is zero where nothing was asked", () => {
    const line = series(status([{ time: 7_170, requests: 30 }]), (step) => step.requests / STEP_S);

    expect(line.at(-2)).toEqual({ time: 7_170, value: 2 });
    expect(line.filter(({ value }) => value !== 0).length).toBe(1);
  });

  it("that stays is what it was before, where nothing was asked", () => {
    const line = series(status([{ time: 7_155, heap: 7 }, { time: 7_080, heap: 3 }]), (step) => step.heap, true);

    expect(line.slice(-8).map(({ value }) => value)).toEqual([3, 3, 3, 3, 3, 7, 7, 7]);
    expect(line[0].value).toBe(0);
  });

  it("leaves out the step that is not over, and what is older than an hour", () => {
    const line = series(status([{ time: 7_200, requests: 9 }, { time: 3_585, requests: 9 }]), (step) => step.requests);

    expect(line.every(({ value }) => value === 0)).toBeTrue();
  });
});

describe("A chart", () => {
  const drawn = (...lines) => chart({ now: 7_200 }, lines.map((values) => values.map((value, i) => ({ time: 3_600 + 1_200 * i, value }))), "Requests: 2 a second");
  const points = (path) => path.getAttribute("d").split(/[ML]/).filter(Boolean).map((point) => point.split(" ").map(Number));

  it("says in words what is seen", () => {
    const picture = drawn([0, 1]);

    expect(picture.getAttribute("role")).toBe("img");
    expect(picture.getAttribute("aria-label")).toBe("Requests: 2 a second");
  });

  it("has one scale for all lines, from zero at the bottom to the most at the top", () => {
    const [first, second] = [...drawn([0, 5], [10, 0]).querySelectorAll(".status__line")].map(points);
    const height = (part) => 86 - 84 * part;

    expect(first.map(([, y]) => y)).toEqual([height(0), height(0.5)]);
    expect(second.map(([, y]) => y)).toEqual([height(1), height(0)]);
  });

  it("has now at its right edge, and an hour ago at its left", () => {
    const [line] = [...drawn([1, 1, 1, 1]).querySelectorAll(".status__line")].map(points);

    expect(line[0][0]).toBe(0);
    expect(line.at(-1)[0]).toBe(400);
  });

  it("of nothing is a line at the bottom", () => {
    const [line] = [...drawn([0, 0]).querySelectorAll(".status__line")].map(points);

    expect(line.every(([, y]) => y === 86)).toBeTrue();
  });
});
