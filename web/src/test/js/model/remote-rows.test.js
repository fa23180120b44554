import { RemoteRows } from "/js/model/remote-rows.js";

describe("rows that the server chooses", () => {
  it("are not waited for any more once others are asked for", async () => {
    const asked = [];
    spyOn(window, "fetch").and.callFake((url, { signal }) => new Promise((resolve, reject) => {
      asked.push({ signal, answer: (features) => resolve(new Response(JSON.stringify({ features }))) });
      signal.addEventListener("abort", () => reject(signal.reason));
    }));
    const until = async (count) => {
      while (asked.length < count) await new Promise((later) => setTimeout(later, 20));
    };
    const rows = new RemoteRows();
    const failed = jasmine.createSpy("failed");
    rows.addEventListener("failed", failed);
    rows.of("wells", {});
    await until(1);
    rows.of("wells", { commodity: "lithium" });
    expect(asked[0].signal.aborted).toBe(true);
    await until(2);
    const loaded = new Promise((told) => rows.addEventListener("loaded", told, { once: true }));
    asked[1].answer([{ id: "a" }]);
    await loaded;
    expect(rows.of("wells", { commodity: "lithium" })).toEqual([{ id: "a" }]);
    expect(failed).not.toHaveBeenCalled();
  });
});
