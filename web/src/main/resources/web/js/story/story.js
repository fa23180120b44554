// Tells a story: one slide at a time, by keys, buttons, swipes or by itself. Its map is an embed that covers the picture
// of the slide once it is there, so that nothing is missing where the map cannot come. Its words come with the page.
import { Player } from "./player.js";

const SWIPE_PX = 50;

const slides = [...document.querySelectorAll(".slide")];
const bar = document.querySelector(".story__bar");
const place = document.querySelector(".story__place");
const button = (action) => bar.querySelector(`[data-action="${action}"]`);

const player = new Player(slides.map(({ dataset }) => Number(dataset.duration)));

function start() {
  document.body.classList.add("story--told");
  bar.hidden = false;
  player.addEventListener("change", show);
  player.goTo(numberIn(window.location.hash));
  show();
  listen();
  document.documentElement.dataset.ready = "true";
}

const numberIn = (hash) => (Number(/^#(?:slide-)?(\d+)$/.exec(hash)?.[1]) || 1) - 1;

function show() {
  const { at, isPlaying } = player;
  slides.forEach((slide, i) => {
    slide.hidden = i !== at;
    if (i !== at) slide.querySelector(".slide__live")?.remove();
  });
  showMap(slides[at]);
  place.textContent = bar.dataset.place.replace("{number}", at + 1).replace("{total}", slides.length);
  button("previous").disabled = at === 0;
  button("next").disabled = at === slides.length - 1;
  button("play").setAttribute("aria-pressed", String(isPlaying));
  button("play").textContent = isPlaying ? bar.dataset.pause : bar.dataset.play;
  window.history.replaceState(null, "", `#slide-${at + 1}`);
}

function showMap(slide) {
  if (slide.querySelector(".slide__live")) return;
  const picture = slide.querySelector(".slide__picture");
  const live = document.createElement("iframe");
  live.className = "slide__live";
  live.title = picture.alt;
  live.src = `../embed?${slide.dataset.view.replace(/^\?/, "")}&legend=false&caption=true`;
  const isReady = ({ data, source }) => {
    if (source !== live.contentWindow || data?.lodeline !== 1 || data.type !== "ready") return;
    live.classList.add("is-ready");
    window.removeEventListener("message", isReady);
  };
  window.addEventListener("message", isReady);
  picture.after(live);
}

function step(by) {
  player.pause();
  player.goTo(player.at + by);
  slides[player.at].focus({ preventScroll: true });
}

const ACTIONS = {
  previous: () => step(-1),
  next: () => step(1),
  play: () => player.toggle(),
  notes: toggleNotes,
  print: () => window.print(),
  fullscreen: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
};

const KEYS = {
  ArrowRight: ACTIONS.next, PageDown: ACTIONS.next, ArrowLeft: ACTIONS.previous, PageUp: ACTIONS.previous,
  Home: () => step(-slides.length), End: () => step(slides.length), p: ACTIONS.play, n: ACTIONS.notes, f: ACTIONS.fullscreen,
};

function toggleNotes() {
  const isShown = button("notes").getAttribute("aria-pressed") !== "true";
  button("notes").setAttribute("aria-pressed", String(isShown));
  for (const notes of document.querySelectorAll(".slide__notes")) notes.hidden = !isShown;
}

function listen() {
  bar.addEventListener("click", ({ target }) => ACTIONS[target.closest("[data-action]")?.dataset.action]?.());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isSpace = event.key === " " && !event.target.closest("button, a");
    const action = isSpace ? (event.shiftKey ? ACTIONS.previous : ACTIONS.next) : KEYS[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  window.addEventListener("hashchange", () => player.goTo(numberIn(window.location.hash)));
  button("notes").hidden = !document.querySelector(".slide__notes");
  button("fullscreen").hidden = !document.fullscreenEnabled;
  for (const text of document.querySelectorAll(".slide__text")) followSwipes(text);
  // On paper, all pictures; those of slides that were not shown are not loaded of themselves.
  window.addEventListener("beforeprint", () => {
    for (const picture of document.querySelectorAll(".slide__picture")) picture.loading = "eager";
  });
}

// Sideways over the text; over the map a finger moves the map.
function followSwipes(text) {
  let from = null;
  text.addEventListener("touchstart", ({ touches }) => {
    from = touches.length === 1 ? touches[0] : null;
  }, { passive: true });
  text.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from) return;
    const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = null;
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) step(dx < 0 ? 1 : -1);
  });
}

start();
