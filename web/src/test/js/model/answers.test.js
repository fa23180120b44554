import { Answers } from "/js/model/answers.js";

const json = (value) => new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } });

// A server that answers when it is told to, and knows which questions were taken back.
function slowServer() {
  const asked = [];
  spyOn(window, "fetch").and.callFake((url, { signal }) => new Promise((resolve, reject) => {
    asked.push({ url, signal, answer: resolve, fail: reject });
    signal.addEventListener("abort", () => reject(signal.reason));
  }));
  return asked;
}

describe("answers of the server", () => {
  it("are asked for once, also while they are on their way", async () => {
    const asked = slowServer();
    const answers = new Answers();
    const both = [answers.ask("a"), answers.ask("a")];
    expect(asked.length).toBe(1);
    asked[0].answer(json({ n: 1 }));
    expect(await Promise.all(both)).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await answers.ask("a")).toEqual({ n: 1 });
    expect(asked.length).toBe(1);
  });

  it("still come to the one who waits when the other waits no more", async () => {
    const asked = slowServer();
    const answers = new Answers();
    const impatient = new AbortController();
    const lost = answers.ask("a", impatient.signal);
    const kept = answers.ask("a");
    impatient.abort();
    await expectAsync(lost).toBeRejected();
    expect(asked[0].signal.aborted).toBe(false);
    asked[0].answer(json({ n: 1 }));
    expect(await kept).toEqual({ n: 1 });
  });

  it("are taken back when nobody waits any more, and asked for anew by who comes later", async () => {
    const asked = slowServer();
    const answers = new Answers();
    const only = new AbortController();
    const lost = answers.ask("a", only.signal);
    only.abort();
    await expectAsync(lost).toBeRejected();
    expect(asked[0].signal.aborted).toBe(true);
    const later = answers.ask("a");
    expect(asked.length).toBe(2);
    asked[1].answer(json({ n: 2 }));
    expect(await later).toEqual({ n: 2 });
  });

  it("that failed are asked for again", async () => {
    const asked = slowServer();
    const answers = new Answers();
    const failing = answers.ask("a");
    asked[0].fail(new TypeError("Failed to fetch"));
    await expectAsync(failing).toBeRejected();
    const again = answers.ask("a");
    asked[1].answer(json({ n: 3 }));
    expect(await again).toEqual({ n: 3 });
  });
});
