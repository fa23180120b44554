// The panel of the what-if: what is assumed, what it is compared with, and what follows in figures.
import { createControls } from "./controls.js";
import { FigureSection } from "./figure-section.js";
import { labelled } from "./fields.js";
import { figureKinds } from "./kinds.js";
import { closeButton } from "../parts.js";
import { el } from "../../dom.js";
import { t } from "../../i18n.js";
import { NO_SCENARIO } from "../../model/scenario.js";
import { SIDES } from "../../model/what-if.js";

const NOTHING = "";
const AS_IT_IS = "as-it-is";
const COPY = "copy";

/**
 * @param {HTMLElement} host
 * @param {import("../../explorer.js").Explorer} explorer
 * @param {{openTimeLine: () => void}} actions
 */
export function fillWhatIf(host, explorer, { openTimeLine }) {
  const { state, whatIf, dataset } = explorer;
  host.setAttribute("aria-label", t("what-if.title"));
  host.dataset.testid = "what-if";
  let edited = "assume";

  const controls = createControls(explorer, () => edited, openTimeLine);
  const sections = figureKinds(explorer).map((kind) => new FigureSection(explorer, kind));
  const comparison = createComparison(explorer, () => edited, (side) => {
    edited = side;
    update();
  });
  const close = closeButton("close-what-if", () => state.set({ panel: null }));
  host.append(
    el("header", { class: "panel__head" },
      el("h2", { class: "panel__title what-if__title", tabindex: "-1" }, t("what-if.title")), close),
    el("div", { class: "panel__body", tabindex: "-1" },
      el("section", { class: "panel__section" }, comparison.sides, controls.element, comparison.picker),
      sections.map(({ element }) => element)));

  const isOpen = () => state.view.panel === "what-if" && !state.view.select;
  const update = () => {
    if (!isOpen()) return;
    if (!state.view.versus) edited = "assume";
    comparison.update();
    controls.update();
    for (const section of sections) section.update();
  };
  state.on(["assume", "versus", "importer", "commodity", "country", "panel", "select"], update);
  whatIf.addEventListener("change", update);
  dataset.addEventListener("loaded", update);
  if (isOpen()) whatIf.loadNamed();
  update();
}

// Which side is edited, and what there is to compare with.
function createComparison({ state, whatIf }, edited, onEdit) {
  const sides = el("div", { class: "sides", role: "group", "aria-label": t("what-if.sides") });
  const select = el("select", { class: "field", id: "compare-with", dataset: { testid: "compare-with" }, onchange: () => {
    const { value } = select;
    const versus = value === NOTHING ? null : value === AS_IT_IS ? NO_SCENARIO : value === COPY ? state.view.assume
      : { ...NO_SCENARIO, scenario: value };
    state.set({ versus, split: null });
    onEdit(value === COPY ? "versus" : "assume");
  } });
  const update = () => {
    const { versus } = state.view;
    sides.hidden = !versus;
    sides.replaceChildren(...SIDES.map((side) => el("button", { class: "toggles__item", type: "button",
      "aria-pressed": String(edited() === side), dataset: { testid: `edit-${side}` }, onclick: () => {
        onEdit(side);
        sides.querySelector(`[data-testid="edit-${side}"]`).focus();
      } }, t(`what-if.edit.${side}`))));
    const isNamed = versus?.scenario && whatIf.named.some(({ id }) => id === versus.scenario);
    const chosen = !versus ? NOTHING : isNamed ? versus.scenario : JSON.stringify(versus) === JSON.stringify(NO_SCENARIO)
      ? AS_IT_IS : COPY;
    select.replaceChildren(...[[NOTHING, t("what-if.compareNothing")], [AS_IT_IS, t("what-if.compareAsItIs")],
      [COPY, t(versus && chosen === COPY ? "what-if.compareOwn" : "what-if.compareCopy")],
      ...whatIf.named.map(({ id, title }) => [id, title])].map(([value, title]) => el("option", { value }, title)));
    select.value = chosen;
  };
  return { sides, update, picker: labelled("compare-with", t("what-if.compareWith"), select) };
}
