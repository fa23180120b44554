import { Picking } from "/js/model/picking.js";

const takerOf = (log, name) => ({ taken: (place) => log.push(`${name} has ${place}`), ended: () => log.push(`${name} waits no more`) });

describe("a tool that waits for a place", () => {
  it("gets the next one, and no other", () => {
    const log = [];
    const picking = new Picking();
    picking.begin(takerOf(log, "from"));
    expect(picking.isOn).toBe(true);
    expect(picking.give("altmark")).toBe(true);
    expect(picking.give("uyuni")).toBe(false);
    expect(log).toEqual(["from waits no more", "from has altmark"]);
  });

  it("makes room for another one that begins to wait", () => {
    const log = [];
    const picking = new Picking();
    picking.begin(takerOf(log, "from"));
    picking.begin(takerOf(log, "to"));
    picking.give("1,2");
    expect(log).toEqual(["from waits no more", "to waits no more", "to has 1,2"]);
    expect(picking.isOn).toBe(false);
  });
});
