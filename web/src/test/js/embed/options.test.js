import { SWITCH_NAMES, readOptions } from "/js/embed/options.js";

describe("what stands around an embed", () => {
  it("is little, where the link does not say", () => {
    expect(readOptions("")).toEqual({ legend: false, search: false, layersControl: false, zoomControl: true, scrollZoom: false,
      caption: false, interactive: true, origin: null });
  });

  it("is what the link asks for", () => {
    const options = readOptions("?legend=true&zoom-control=false&scroll-zoom=true&interactive=false&origin=https://example.org");
    expect(options).toEqual(jasmine.objectContaining({ legend: true, zoomControl: false, scrollZoom: true, interactive: false,
      origin: "https://example.org" }));
  });

  it("has a switch for each name that the server knows", () => {
    expect(SWITCH_NAMES).toEqual(["legend", "search", "layers-control", "zoom-control", "scroll-zoom", "caption", "interactive"]);
  });
});
