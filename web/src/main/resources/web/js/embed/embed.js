// Starts an embed: the map of a view with what was asked for around it, and in touch with the page that it stands in.
import { Host, answerTo } from "./host.js";
import { readOptions } from "./options.js";
import { fillAround } from "./around.js";
import { messageOf, parametersAfter } from "./view-message.js";
import { getJson, linkTo } from "../api.js";
import { DEFAULT_VIEW } from "../default-view.js";
import { Explorer } from "../explorer.js";
import { loadMessages, reasonOf, t } from "../i18n.js";
import L from "../leaflet.js";
import { catalogOrRetry, loadData } from "../loading.js";
import { fitBox } from "../map/leaflet-map.js";
import { MapView } from "../map/map-view.js";
import { Dataset } from "../model/dataset.js";
import { WhatIf } from "../model/what-if.js";
import { State } from "../state.js";
import { followTheme } from "../theme.js";
import { Notices } from "../ui/notices.js";
import { queryOf } from "../ui/share.js";
import { parseView } from "../url-state.js";

const VIEW_DELAY_MS = 250;
const ASPECT = 9 / 16;
const LEAST_HEIGHT = 180;
const MOST_HEIGHT = 640;
const REDRAWN_BY = ["layers", "commodity", "country", "filter", "select"];

const map = document.querySelector(".map");
const sentence = document.querySelector("[data-sentence]");
const notices = new Notices(document.querySelector(".notices"));
const options = readOptions(window.location.search);
const host = new Host(options.origin);

async function start() {
  const title = document.title;
  const state = new State({ ...DEFAULT_VIEW, ...parseView(window.location.search) });
  let view = null;
  followTheme(state, () => view?.repaint());
  await loadMessages(state.view.lang);
  document.title = title;
  const explorer = new Explorer(state, await catalogOrRetry(map, notices), new Dataset(), new WhatIf(state));
  view = new MapView(map, explorer, () => 0, (error, retry) => notices.fail(t("error.tiles", { detail: reasonOf(error) }), retry));
  if (options.interactive) limitGestures(view.map);
  else makePicture();
  await fillAround(explorer, options);
  follow(explorer, view);
  tellHeight();
  talk(explorer, view);
  await loadData(explorer, view, notices);
  document.documentElement.dataset.ready = "true";
  host.announce("ready");
}

// Without zoom by the wheel, the page around it goes on scrolling: by the wheel, and by one finger; two move the map.
function limitGestures(leaflet) {
  if (options.scrollZoom) return;
  leaflet.scrollWheelZoom.disable();
  if (L.Browser.mobile) leaflet.dragging.disable();
}

// Nothing in it can be pointed at or focused, and readers get its sentence.
function makePicture() {
  map.inert = true;
  const frame = document.querySelector(".embed__map");
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", sentence.textContent);
}

function follow({ state, filters: { custom }, whatIf }, view) {
  map.setAttribute("aria-describedby", sentence.id);
  state.on(REDRAWN_BY, () => view.draw());
  custom.addEventListener("answer", () => view.draw());
  whatIf.addEventListener("change", () => view.draw());
  whatIf.addEventListener("failed", ({ detail }) => notices.fail(t("error.scenario", { detail: reasonOf(detail) }), () => whatIf.retry()));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && state.set({ select: null }));
}

// As high as its width calls for, whatever height it has.
function tellHeight() {
  const around = [...document.querySelectorAll(".embed__head, .embed__foot")];
  let told = 0;
  const tell = () => {
    const wanted = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, window.innerWidth * ASPECT));
    const height = Math.round(wanted + around.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0));
    if (height === told) return;
    told = height;
    host.announce("height", { height });
  };
  const observer = new ResizeObserver(tell);
  for (const element of [document.body, ...around]) observer.observe(element);
}

function talk(explorer, view) {
  const { state, dataset } = explorer;
  let asking = new AbortController();
  let isSetting = false;
  let timer = 0;

  const tellView = (answer = {}) => {
    clearTimeout(timer);
    host.post("view", { ...answer, ...messageOf(state.view), link: new URL(`./${queryOf(state.view)}`, window.location.href).href });
  };
  const change = async (message) => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const parameters = parametersAfter(state.view, message);
    // The server knows what makes sense, and how to say it.
    const answer = await getJson(linkTo("embed", parameters), { signal });
    if (signal.aborted) return;
    isSetting = true;
    const wanted = { ...DEFAULT_VIEW, lang: state.view.lang, ...parseView(new URLSearchParams(parameters).toString()) };
    if (!wanted.bbox) view.show(wanted);
    state.set({ ...wanted, center: state.view.center, zoom: state.view.zoom, bbox: null });
    if (wanted.bbox) fitBox(view.map, wanted.bbox);
    isSetting = false;
    say(answer.sentence);
    tellView(answerTo(message));
  };

  state.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(tellView, VIEW_DELAY_MS);
  });
  state.on(["select"], ({ select }) => {
    if (!select || isSetting) return;
    const { layer, id } = select;
    host.post("feature", { layer, id, name: dataset.feature(layer, id)?.properties.name ?? null });
  });
  host.listen({ "set-view": change, "set-scenario": change, "get-view": (message) => tellView(answerTo(message)) });
}

function say(text) {
  sentence.textContent = text;
  const frame = document.querySelector(".embed__map[role=img]");
  frame?.setAttribute("aria-label", text);
}

start();
