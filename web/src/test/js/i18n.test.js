import { ApiError, getJson } from "/js/api.js";
import { LANGUAGES, chosenLanguage, loadMessages, reasonOf } from "/js/i18n.js";
import { translate } from "/js/model/translation.js";

const PLACES = /\{\w+\}/g;

// What a language writes as English does: names, units, and words that both have.
const EVERYWHERE = ["app.name", "what-if.assume", "what-if.versus", "what-if.hhiShort", "route.co2", "route.download", "circle.km.short",
  "field.unlocode", "code.bloc.AUKUS", "code.reporting-code.ni-43-101"];
const elements = (...names) => names.map((name) => `code.commodities.${name}`);
const AS_IN_ENGLISH = {
  id: [...EVERYWHERE, "code.bloc.QUAD", "code.reporting-code.unfc", "code.flow-stage.magnet", "code.plant-stage.magnet",
    ...elements("vanadium", "titanium", "niobium", "tantalum", "aluminium", "magnesium", "germanium", "uranium", "hafnium",
      "selenium", "rubidium", "boron", "indium")],
  de: [...EVERYWHERE, "family.magnet", "what-if.euLimit", "route.title", "position.north", "position.south", "position.west",
    "field.name", "field.status", "field.hinterland_km", "field.code", "code.flow-stage.magnet", "code.plant-stage.magnet",
    "code.plant-stage.recycling", "code.bloc.QUAD", "code.reporting-code.unfc", "code.mine-status.exploration",
    "code.verified-field.status",
    ...elements("lithium", "nickel", "vanadium", "aluminium", "magnesium", "gallium", "germanium", "indium", "palladium",
      "rhodium", "rhenium", "beryllium", "hafnium", "scandium", "thallium", "rubidium", "gold", "thorium")],
  ja: EVERYWHERE,
};

const load = async (url) => (await fetch(url)).json();
const english = await load("/i18n/en.json");
const { layers, codelists } = await load("/layers");
const others = Object.keys(LANGUAGES).filter((language) => language !== "en");
const words = Object.fromEntries(await Promise.all(others.map(async (language) =>
  [language, { own: await load(`/i18n/${language}.json`), ofData: await load(`/i18n/data/${language}.json`) }])));

// Every key once, with its English words; of a key in plural those of `other`.
const plurals = new Set(Object.keys(english).filter((key) => key.endsWith(".one") && `${stem(key)}.other` in english).map(stem));
const isPlural = (key) => /\.(one|other)$/.test(key) && plurals.has(stem(key));

function stem(key) {
  return key.replace(/\.\w+$/, "");
}

function expectedKeys(language) {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const single = Object.keys(english).filter((key) => !isPlural(key));
  return [...single, ...[...plurals].flatMap((key) => pluralCategories.map((category) => `${key}.${category}`))].sort();
}

// What the English interface says of a title of the bundled data, by the keys that may hold it in another language.
function titles() {
  const bundled = layers.filter((layer) => layer.bundled);
  return [
    ...bundled.map(({ id, title }) => ({ keys: [`layer.${id}`], title })),
    ...bundled.flatMap(({ id, fields }) => fields.map(({ name, title }) => ({ keys: [`field.${id}.${name}`, `field.${name}`], title }))),
    ...Object.entries(codelists).filter(([list]) => list !== "countries").flatMap(([list, entries]) =>
      entries.map(({ code, title }) => ({ keys: [`code.${list}.${code}`], title }))),
  ];
}

for (const language of others) {
  const { own, ofData } = words[language];

  describe(`the language ${language}`, () => {
    it("says every thing that English says, in its own plural forms, and nothing else", () => {
      expect(Object.keys(own).sort()).toEqual(expectedKeys(language));
    });

    it("fills the same places", () => {
      const placesOf = (text) => [...new Set(text.match(PLACES) ?? [])].sort();
      const wrong = Object.keys(own).filter((key) => {
        const source = english[key] ?? english[`${stem(key)}.other`];
        return JSON.stringify(placesOf(own[key])) !== JSON.stringify(placesOf(source));
      });
      expect(wrong).toEqual([]);
    });

    it("names every layer, field and code of the bundled data, and nothing else", () => {
      const wanted = titles();
      expect(wanted.filter(({ keys }) => !keys.some((key) => key in ofData))).toEqual([]);
      const known = new Set([...wanted.flatMap(({ keys }) => keys), ...codelists.countries.map(({ code }) => `code.countries.${code}`)]);
      expect(Object.keys(ofData).filter((key) => !known.has(key))).toEqual([]);
    });

    it("names every country", () => {
      const regions = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
      const nameless = codelists.countries.filter(({ code, alpha2 }) =>
        !(`code.countries.${code}` in ofData) && !(alpha2 && regions.of(alpha2)));
      expect(nameless).toEqual([]);
    });

    it("leaves nothing in English but what is the same there", () => {
      const isSame = (text, source) => text === source && /\p{L}/u.test(text.replace(PLACES, ""));
      const same = [
        ...Object.keys(own).filter((key) => isSame(own[key], english[key])),
        ...titles().flatMap(({ keys, title }) => keys.filter((key) => key in ofData && isSame(ofData[key], title))),
      ];
      expect([...new Set(same)].sort()).toEqual([...AS_IN_ENGLISH[language]].sort());
    });

    it("has no empty words", () => {
      expect([...Object.entries(own), ...Object.entries(ofData)].filter(([, text]) => !text.trim())).toEqual([]);
    });
  });
}

describe("the chosen language", () => {
  it("is the first wanted that there are words for, whatever its region", () => {
    expect(chosenLanguage(["fr", "de-AT", "en"])).toBe("de");
    expect(chosenLanguage([null, "DE"])).toBe("de");
  });

  it("is English where there are words for none", () => {
    expect(chosenLanguage(["fr", "constructor"])).toBe("en");
    expect(chosenLanguage([null])).toBe("en");
  });
});

describe("the translated catalogue", () => {
  const answer = {
    version: "1",
    layers: [
      { id: "mines", bundled: true, title: "Mines", fields: [{ name: "stage", title: "Stage" }, { name: "ore", title: "Ore" }] },
      { id: "added", bundled: false, title: "Mines", fields: [{ name: "stage", title: "My stage" }] },
    ],
    codelists: { countries: [{ code: "DEU", alpha2: "DE", title: "Germany" }, { code: "XXA", alpha2: "", title: "Nowhere" }],
      stage: [{ code: "metal", title: "Metal", description: "As metal" }] },
  };
  const german = { "layer.mines": "Bergwerke", "field.stage": "Stufe", "field.mines.ore": "Erz", "field.ore": "Mineral", "code.stage.metal": "Metall" };
  const translated = translate(answer, { word: (key) => german[key], country: (code) => ({ DE: "Deutschland" })[code] });

  it("has the words of the language for bundled layers, their fields and codes", () => {
    const [mines] = translated.layers;
    expect([mines.title, ...mines.fields.map(({ title }) => title)]).toEqual(["Bergwerke", "Stufe", "Erz"]);
    expect(translated.codelists.stage).toEqual([{ code: "metal", title: "Metall", description: "As metal" }]);
    expect(translated.version).toBe("1");
  });

  it("leaves the layers that users added as they named them", () => {
    expect(translated.layers[1]).toEqual(answer.layers[1]);
  });

  it("names countries as the language does, and keeps the name of one that it does not know", () => {
    expect(translated.codelists.countries.map(({ title }) => title)).toEqual(["Deutschland", "Nowhere"]);
  });
});

describe("the reason of a failure", () => {
  beforeAll(() => loadMessages("en"));

  it("is told in our words where there was no answer, and never in those of the browser", async () => {
    const reached = spyOn(window, "fetch").and.rejectWith(new TypeError("Failed to fetch"));
    await getJson("a").catch((error) => expect(reasonOf(error)).toBe(english["error.unreachable"]));
    reached.and.resolveTo(new Response("<html>"));
    await getJson("a").catch((error) => expect(reasonOf(error)).toBe(english["error.unreadable"]));
    expect(reasonOf(new TypeError("x is undefined"))).toBe(english["error.unreadable"]);
    expect(reached).toHaveBeenCalledTimes(2);
  });

  it("is told in the words of the server where it gave some", () => {
    expect(reasonOf(new ApiError("no deposit has this id", 404))).toBe("no deposit has this id");
  });
});
