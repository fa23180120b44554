import { NO_SCENARIO } from "/js/model/scenario.js";
import { WhatIf } from "/js/model/what-if.js";
import { State } from "/js/state.js";

describe("what follows from a scenario", () => {
  it("has the named scenarios asked for again when they did not come, though nothing is assumed yet", async () => {
    let isUp = false;
    spyOn(window, "fetch").and.callFake(async () => {
      if (isUp) return new Response(JSON.stringify({ scenarios: [{ id: "malacca-closed" }] }));
      throw new TypeError("Failed to fetch");
    });
    const whatIf = new WhatIf(new State({ assume: NO_SCENARIO, versus: null, panel: "what-if" }));
    await whatIf.loadNamed();
    expect(whatIf.named).toEqual([]);
    isUp = true;
    const news = new Promise((told) => whatIf.addEventListener("change", told, { once: true }));
    whatIf.retry();
    await news;
    expect(whatIf.named.map(({ id }) => id)).toEqual(["malacca-closed"]);
  });
});
