import { DEFAULT_VIEW } from "/js/default-view.js";
import { MessageError, messageOf, parametersAfter } from "/js/embed/view-message.js";
import { NO_SCENARIO } from "/js/model/scenario.js";

const VIEW = { ...DEFAULT_VIEW, commodity: ["lithium"], zoom: 4, assume: { ...NO_SCENARIO, closed: ["suez"] } };
const DEFAULT_LAYERS = DEFAULT_VIEW.layers.join(",");

describe("a view in messages", () => {
  it("is told by the parameters of its link, the scenario apart", () => {
    expect(messageOf(VIEW)).toEqual({
      view: { layers: DEFAULT_LAYERS, center: "60,22", zoom: "4", commodity: "lithium" }, scenario: { closed: "suez" },
    });
  });

  it("leaves out what only the map has", () => {
    const { view } = messageOf({ ...VIEW, panel: "what-if", within: "BBOX(1,2,3,4)", importer: "JPN" });
    expect(Object.keys(view)).toEqual(["layers", "center", "zoom", "commodity"]);
  });

  it("changes only what a message names", () => {
    const after = parametersAfter(VIEW, { type: "set-view", view: { zoom: 6, country: ["DEU", "AUT"], theme: "dark" } });
    expect(after).toEqual({ layers: DEFAULT_LAYERS, center: "60,22", zoom: "6", commodity: "lithium", country: "DEU,AUT",
      theme: "dark", closed: "suez" });
  });

  it("is by itself again what a message sets to null", () => {
    expect(parametersAfter(VIEW, { type: "set-view", view: { commodity: null } }).commodity).toBeUndefined();
  });

  it("may have no layers", () => {
    expect(parametersAfter(VIEW, { type: "set-view", view: { layers: [] } }).layers).toBe("");
  });

  it("goes to a box, which a later centre replaces", () => {
    const inBox = parametersAfter(VIEW, { type: "set-view", view: { bbox: [130, -50, -120, 40] } });
    expect([inBox.bbox, inBox.center, inBox.zoom]).toEqual(["130,-50,-120,40", undefined, undefined]);
    const moved = parametersAfter({ ...VIEW, bbox: [1, 2, 3, 4] }, { type: "set-view", view: { center: "1,2" } });
    expect([moved.bbox, moved.center]).toEqual([undefined, "1,2"]);
  });

  it("assumes all that a message says, and nothing else", () => {
    const after = parametersAfter(VIEW, { type: "set-scenario", scenario: { at: "2025-10-10" } });
    expect([after.closed, after.at, after.commodity]).toEqual([undefined, "2025-10-10", "lithium"]);
    expect(parametersAfter(VIEW, { type: "set-scenario", scenario: {} }).closed).toBeUndefined();
  });

  const refused = (message, told) => expect(() => parametersAfter(VIEW, message)).toThrowError(MessageError, told);

  it("tells what is no view", () => {
    refused({ type: "set-view" }, /'view' must be an object of parameters/);
    refused({ type: "set-view", view: "zoom=3" }, /it was 'zoom=3'/);
    refused({ type: "set-scenario", scenario: ["suez"] }, /'scenario' must be an object/);
    refused({ type: "set-view", view: { closed: "suez" } }, /unknown parameter 'closed' of 'view'; known are layers/);
    refused({ type: "set-view", view: { zoom: { level: 3 } } }, /'zoom' must be a text, a number/);
    refused({ type: "set-view", view: { zoom: NaN } }, /'zoom' must be/);
    refused({ type: "set-view", view: { filter: () => 1 } }, /'filter' must be/);
  });
});
