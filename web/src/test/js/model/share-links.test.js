import { DEFAULT_VIEW } from "/js/default-view.js";
import { shareLinks } from "/js/model/share-links.js";

const LOOK = { size: null, theme: null, title: "", legend: false, caption: false };
const BASE = "https://maps.example.org/lode/?center=1,2&panel=what-if";
const VIEW = { ...DEFAULT_VIEW, zoom: 4, commodity: ["lithium"], panel: "what-if", drawer: "table" };
const links = (look = {}, view = {}) => shareLinks({ ...VIEW, ...view }, { ...LOOK, ...look }, BASE, "A map");

describe("links to share", () => {
  it("lie beside the map, below the path of a proxy", () => {
    const { embed, picture } = links();
    expect(embed).toBe("https://maps.example.org/lode/embed?center=60,22&zoom=4&commodity=lithium");
    expect(picture).toBe("https://maps.example.org/lode/maps/static.png?center=60,22&zoom=4&commodity=lithium&width=1600&height=900");
  });

  it("hold all of the view for the map, and of it for others what they show", () => {
    expect(links().link).toContain("panel=what-if&drawer=table");
    expect(links().embed).not.toContain("panel");
  });

  it("say how it looks elsewhere", () => {
    const { embed } = links({ theme: "dark", title: "Lithium & co", legend: true, caption: true });
    const query = new URL(embed).searchParams;
    expect(["theme", "title", "legend", "caption"].map((name) => query.get(name))).toEqual(["dark", "Lithium & co", "true", "true"]);
  });

  it("speak the language of the map only where its link does", () => {
    expect(links().embed).not.toContain("lang");
    expect(links({}, { lang: "de" }).embed).toContain("lang=de");
  });

  it("become a frame that is named, lazy and as wide as its page", () => {
    expect(links().frame).toBe('<iframe src="https://maps.example.org/lode/embed?center=60,22&amp;zoom=4&amp;commodity=lithium" '
      + 'title="A map" loading="lazy" allowfullscreen style="width: 100%; aspect-ratio: 16 / 9; border: 0"></iframe>');
  });

  it("become a frame of a size", () => {
    expect(links({ size: { width: 480, height: 300 } }).frame).toContain('width="480" height="300" loading="lazy"');
  });

  it("escape a title for the page", () => {
    const { frame } = links({ title: '"><script>alert(1)</script>' });
    const parsed = new DOMParser().parseFromString(frame, "text/html");
    expect(parsed.querySelector("script")).toBe(null);
    expect(parsed.querySelector("iframe").title).toBe('"><script>alert(1)</script>');
  });

  it("tell oEmbed the embed", () => {
    const { oembed, embed } = links({ legend: true });
    expect(new URL(oembed).searchParams.get("url")).toBe(embed);
  });
});
