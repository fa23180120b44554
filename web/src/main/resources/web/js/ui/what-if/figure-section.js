// One section of figures: it asks for them for each side, and shows the sentence, the chart, what it rests on, and the
// file. A newer question overtakes an older one.
import { fold } from "./fields.js";
import { saveDrawing } from "./save-drawing.js";
import { failure, skeleton } from "../parts.js";
import { sideMark } from "../side-mark.js";
import { featuresUrl, figuresUrl } from "../../api.js";
import { el } from "../../dom.js";
import { reasonOf, t } from "../../i18n.js";
import { recalledMark } from "../../map/marks.js";
import { NO_SCENARIO } from "../../model/scenario.js";
import { scenarioParameters } from "../../url-state.js";

const DAY_ONLY = ["reliance"];

/**
 * What a section asks and shows.
 *
 * @typedef {object} FigureKind
 * @property {string} id `what-if.{id}` is its title
 * @property {(view: import("../../state.js").View) => boolean} isAsked whether there is a question; else `hint` is shown
 * @property {() => Node | null} [hint]
 * @property {(ask: (name: string, parameters: object, label?: string | null) => Promise<any>, view: import("../../state.js").View,
 *   askCorridors: (parameters: object) => Promise<any>) => Promise<Answer>} load the answers for one side; each is offered as a
 *   file of that label, but for one whose label is null
 * @property {(sides: {side: string, answer: Answer}[], view: import("../../state.js").View) => Node | Node[]} draw
 * @typedef {{figures: {summary: string, sources: object[], assumptions: string[]}[]}} Answer those whose sentences are told;
 *   it may hold more, for the chart
 */

/** Shows a {@link FigureKind} and keeps it in step with the view once `update` is called. */
export class FigureSection {
  #explorer;
  #kind;
  #body;
  #abort = null;
  #asked = "";

  /**
   * @param {import("../../explorer.js").Explorer} explorer
   * @param {FigureKind} kind
   */
  constructor(explorer, kind) {
    this.#explorer = explorer;
    this.#kind = kind;
    this.#body = el("div", { class: "figure" });
    this.element = el("section", { class: "panel__section", dataset: { testid: `figure-${kind.id}` } },
      el("h3", { class: "panel__section-title" }, t(`what-if.${kind.id}`)), this.#body);
  }

  /** Asks anew where the question has changed. */
  async update() {
    const { state, whatIf } = this.#explorer;
    const { view } = state;
    const question = JSON.stringify([view.assume, view.versus, view.importer, view.commodity, view.country]);
    if (question === this.#asked) return;
    this.#abort?.abort();
    this.#asked = question;
    if (!this.#kind.isAsked(view)) {
      this.#body.replaceChildren(this.#kind.hint?.() ?? el("p", { class: "hint" }, t("what-if.oneCommodity")));
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    const slow = setTimeout(() => this.#wait(), 120);
    try {
      const sides = await Promise.all(whatIf.sides.map((side) => this.#load(side, view, abort.signal)));
      if (!abort.signal.aborted) this.#show(sides, view);
    } catch (error) {
      if (!abort.signal.aborted) this.#fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  async #load(side, view, signal) {
    const urls = [];
    const scenario = scenarioParameters(view[side] ?? NO_SCENARIO);
    const ask = (name, parameters, label = t(`what-if.file.${name}`)) => {
      const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value));
      const assumed = !DAY_ONLY.includes(name) ? scenario : scenario.at ? { at: scenario.at } : {};
      const all = { ...given, ...assumed };
      if (label) urls.push({ name, label, url: figuresUrl(name, { ...all, f: "csv" }) });
      return this.#explorer.whatIf.ask(figuresUrl(name, all), signal);
    };
    const askCorridors = (parameters) => {
      const url = featuresUrl("corridors", { ...parameters, ...scenario });
      urls.push({ name: "corridors", label: t("what-if.file.corridors"), url: url.replace(".geojson", ".csv") });
      return this.#explorer.whatIf.ask(url, signal);
    };
    return { side, answer: await this.#kind.load(ask, view, askCorridors), urls };
  }

  #wait() {
    this.#body.setAttribute("aria-busy", "true");
    if (!this.#body.querySelector(".figure__sentence")) {
      this.#body.replaceChildren(skeleton(4));
    }
  }

  #fail(error) {
    this.#body.removeAttribute("aria-busy");
    const retry = () => {
      this.#asked = "";
      this.update();
    };
    this.#body.replaceChildren(failure(t("what-if.failed", { detail: reasonOf(error) }), retry, `retry-${this.#kind.id}`));
  }

  #show(sides, view) {
    const sentences = sentencesOf(sides).map(({ side, summary }) =>
      el("p", { class: "figure__sentence", dataset: side ? { side } : {} }, side && sideMark(side), el("span", { lang: "en" }, summary)));
    const all = sides.flatMap(({ answer }) => answer.figures);
    const drawing = el("div", { class: "figure__drawing" }, this.#kind.draw(sides, view));
    this.#body.removeAttribute("aria-busy");
    this.#body.replaceChildren(...sentences, drawing,
      el("div", { class: "figure__foot" }, basis(this.#kind.id, all), files(sides, drawing, this.#kind.id)));
  }
}

// What holds of both sides is said once, and of neither.
function sentencesOf(sides) {
  const told = sides.flatMap(({ side, answer }) => answer.figures.map(({ summary }) => ({ side, summary })));
  const isShared = ({ summary }) => told.filter((other) => other.summary === summary).length === sides.length;
  return told.filter((one) => told.find(({ summary }) => summary === one.summary) === one)
    .map((one) => (isShared(one) ? { summary: one.summary } : one));
}

function basis(id, answers) {
  const sources = [...new Map(answers.flatMap((answer) => answer.sources).map((source) => [JSON.stringify(source), source]))
    .values()];
  const assumed = [...new Set(answers.flatMap((answer) => answer.assumptions))];
  return fold(`basis-${id}`, t("what-if.basis", { count: sources.length }),
    el("ul", { class: "basis" }, sources.map(({ title, url, confidence }) => el("li", {},
      /^https?:\/\//.test(url ?? "") ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title) : title,
      confidence === "recalled" && [" ", recalledMark(),
        el("span", { class: "visually-hidden" }, t("confidence.recalledShort"))]))),
    el("h4", { class: "basis__title" }, t("what-if.assumptions")),
    el("ul", { class: "basis" }, assumed.map((text) => el("li", { lang: "en" }, text))));
}

function files(sides, drawing, id) {
  const links = sides.flatMap(({ side, urls }) => [...new Map(urls.map((file) => [file.url, file])).values()]
    .map(({ name, label, url }) => el("a", { class: "figure__file", href: url, download: `${name}.csv`,
      dataset: { testid: `csv-${name}-${side}` } },
    sides.length > 1 && [t(`what-if.${side}`), " "], t("what-if.csv", { name: label }))));
  const pictures = [...drawing.querySelectorAll("svg.chart")];
  return el("p", { class: "figure__files" }, links, pictures.length > 0 && el("button", { class: "link figure__file",
    type: "button", dataset: { testid: `svg-${id}` }, onclick: () => saveDrawing(pictures, `${id}.svg`) }, t("what-if.svg")));
}
