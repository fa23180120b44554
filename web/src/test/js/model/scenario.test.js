import { NO_SCENARIO, isClosed, isEmpty, readBan, togglePassage, writeBan, writtenOut } from "/js/model/scenario.js";

const MALACCA = { id: "malacca", properties: { arctic: false } };
const NORTHEAST = { id: "northeast", properties: { arctic: true } };
const NAMED = [{ id: "red-sea", parameters: { closed: "suez,babelmandeb", at: "2024-01-15" } }];

describe("a scenario", () => {
  it("is empty until something is assumed", () => {
    expect(isEmpty(NO_SCENARIO)).toBe(true);
    expect(isEmpty({ ...NO_SCENARIO, at: "2025-10-10" })).toBe(false);
  });

  it("closes a passage, and opens it again", () => {
    const closed = togglePassage(NO_SCENARIO, MALACCA, NAMED);
    expect(closed.closed).toEqual(["malacca"]);
    expect(isClosed(closed, MALACCA)).toBe(true);
    expect(togglePassage(closed, MALACCA, NAMED)).toEqual(NO_SCENARIO);
  });

  it("opens an arctic passage, which is closed of itself", () => {
    expect(isClosed(NO_SCENARIO, NORTHEAST)).toBe(true);
    expect(togglePassage(NO_SCENARIO, NORTHEAST, NAMED).open).toEqual(["northeast"]);
    expect(isClosed({ ...NO_SCENARIO, open: ["northeast"] }, NORTHEAST)).toBe(false);
  });

  it("means what its name stands for, and the day that is given goes first", () => {
    const scenario = { ...NO_SCENARIO, scenario: "red-sea", closed: ["malacca"], at: "2025-10-10" };
    expect(writtenOut(scenario, NAMED))
      .toEqual({ ...NO_SCENARIO, closed: ["malacca", "suez", "babelmandeb"], at: "2025-10-10" });
    expect(writtenOut({ ...NO_SCENARIO, scenario: "red-sea" }, NAMED).at).toBe("2024-01-15");
  });

  it("keeps its name while that closes other passages, and is written out where one of them is opened", () => {
    const scenario = { ...NO_SCENARIO, scenario: "red-sea" };
    expect(togglePassage(scenario, MALACCA, NAMED)).toEqual({ ...scenario, closed: ["malacca"] });
    expect(togglePassage(scenario, { id: "suez", properties: { arctic: false } }, NAMED))
      .toEqual({ ...NO_SCENARIO, closed: ["babelmandeb"], at: "2024-01-15" });
  });

  it("of an unknown name is left as it is", () => {
    expect(writtenOut({ ...NO_SCENARIO, scenario: "nothing" }, NAMED).scenario).toBe("nothing");
  });
});

describe("a ban", () => {
  it("is read as it was written", () => {
    for (const ban of ["CHN:gallium:USA;JPN", "EU:*:*", "CHN:rare-earths:QUAD"]) expect(writeBan(readBan(ban))).toBe(ban);
    expect(writeBan({ actor: "CHN", commodity: "*", targets: [] })).toBe("CHN:*:*");
  });
});
