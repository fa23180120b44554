import { DEFAULT_VIEW } from "/js/default-view.js";
import { EMPTY_STORY, idOf, missingIn, parseStory, readStory, slideOf, slideQuery, viewOf, withChange, withMove, withSlide,
  withoutSlide, writeStory } from "/js/model/story-draft.js";

const THREE = ["zoom=1", "zoom=2", "zoom=3"].reduce(withSlide, EMPTY_STORY);
const viewsOf = ({ slides }) => slides.map(({ view }) => view);
const TOLD = { title: "Suez", description: "What changes", lang: "de", slides: [{ title: "Open", text: "As it is", view: "zoom=3", duration: 20, notes: "Slowly" }] };

describe("a story that is being written", () => {
  it("gets slides at its end, which stay as long as any", () => {
    expect(viewsOf(THREE)).toEqual(["zoom=1", "zoom=2", "zoom=3"]);
    expect(THREE.slides[0]).toEqual({ title: "", text: "", view: "zoom=1", duration: 15, notes: "" });
    expect(EMPTY_STORY.slides).toEqual([]);
  });

  it("has its slides in another order", () => {
    expect(viewsOf(withMove(THREE, 0, 2))).toEqual(["zoom=2", "zoom=3", "zoom=1"]);
    expect(viewsOf(withMove(THREE, 2, 1))).toEqual(["zoom=1", "zoom=3", "zoom=2"]);
  });

  it("stays as it is where a slide cannot go further", () => {
    expect(withMove(THREE, 0, -1)).toBe(THREE);
    expect(withMove(THREE, 2, 3)).toBe(THREE);
    expect(withMove(THREE, 7, 0)).toBe(THREE);
  });

  it("changes one slide, and loses one", () => {
    const changed = withChange(THREE, 1, { view: "zoom=9" });
    expect(viewsOf(changed)).toEqual(["zoom=1", "zoom=9", "zoom=3"]);
    expect(viewsOf(THREE)).toEqual(["zoom=1", "zoom=2", "zoom=3"]);
    expect(viewsOf(withoutSlide(changed, 0))).toEqual(["zoom=9", "zoom=3"]);
  });

  it("says what has no words yet", () => {
    expect(missingIn(EMPTY_STORY)).toEqual(["title", "slides"]);
    expect(missingIn(withChange(withSlide(TOLD, "zoom=2"), 1, { title: " " }))).toEqual(["slides[1].title", "slides[1].text"]);
    expect(missingIn(TOLD)).toEqual([]);
  });

  it("knows the slide that the server names", () => {
    expect(slideOf("slides[12].view")).toBe(12);
    expect(slideOf("slides[0]")).toBe(0);
    expect(slideOf("slides")).toBe(null);
    expect(slideOf("title")).toBe(null);
  });
});

describe("the view of a slide", () => {
  const shown = { ...DEFAULT_VIEW, zoom: 4, commodity: ["lithium"], assume: { ...DEFAULT_VIEW.assume, closed: ["suez", "malacca"] },
    panel: "what-if", drawer: "table", lang: "ja" };

  it("is what the link shows, without panels and language", () => {
    expect(slideQuery(shown)).toBe("center=60,22&zoom=4&commodity=lithium&closed=suez,malacca");
  });

  it("comes back on the map as it was", () => {
    const back = viewOf({ view: `?${slideQuery(shown)}` }, { ...DEFAULT_VIEW, lang: "de", panel: "what-if", commodity: ["cobalt"] });
    expect(back).toEqual({ ...shown, lang: "de", drawer: null });
  });

  it("does not change the language of the map", () => {
    expect(viewOf({ view: "lang=ja&zoom=2" }, { ...DEFAULT_VIEW, lang: null }).lang).toBe(null);
  });
});

describe("the file of a story", () => {
  it("is read as it was written", () => {
    expect(parseStory(JSON.stringify(writeStory(TOLD)))).toEqual(TOLD);
  });

  it("leaves out what says nothing", () => {
    const [slide] = TOLD.slides;
    expect(writeStory({ ...TOLD, description: "", slides: [{ ...slide, notes: "", duration: null }] }))
      .toEqual({ title: "Suez", lang: "de", slides: [{ title: "Open", text: "As it is", view: "zoom=3" }] });
  });

  it("has what is missing filled in, and what cannot be a text left out", () => {
    expect(readStory({ title: 7, lang: "constructor", slides: [{ view: "zoom=2", duration: "long", extra: 1 }] }))
      .toEqual(withSlide(EMPTY_STORY, "zoom=2"));
  });

  it("is none where it has no slides, or is no JSON", () => {
    for (const text of ["", "{", "null", "[]", '"slides"', "{}", '{"slides": {}}', '{"slides": [null]}', '{"slides": ["a"]}']) {
      expect(parseStory(text)).withContext(text).toBe(null);
    }
  });
});

describe("the id of a story", () => {
  it("is its title in small letters, digits and hyphens", () => {
    expect(idOf("  Ausfuhr über Suez: 2025! ")).toBe("ausfuhr-uber-suez-2025");
  });

  it("is as long as the server takes, and empty where nothing is left", () => {
    expect(idOf(`${"a".repeat(79)} b`)).toBe("a".repeat(79));
    expect(idOf("重要鉱物")).toBe("");
  });
});
