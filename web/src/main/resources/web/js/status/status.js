// The page of who runs the server: what it tells of itself, asked for anew every step.
import { el } from "../dom.js";
import { series, chart } from "./chart.js";

const STORED = "lodeline-api-key";
const PERIOD_MS = 15_000;

const main = document.querySelector(".status__main");
const about = document.querySelector(".status__about");
const count = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const megabytes = (bytes) => bytes / 1e6;

function part(title, ...content) {
  return el("section", { class: "status__part" }, el("h2", {}, title), ...content);
}

function figure(title, status, unit, lines, { names = [], stays = false } = {}) {
  const drawn = lines.map((value) => series(status, value, stays));
  const now = drawn[0].at(-1)?.value ?? 0;
  const most = Math.max(0, ...drawn.flat().map((point) => point.value));
  return part(title,
    el("p", { class: "status__now" }, count.format(now), " ", el("span", { class: "status__unit" }, unit)),
    chart(status, drawn, `${title}: ${count.format(now)} ${unit} now, ${count.format(most)} at most in the last hour`),
    el("p", { class: "status__scale" }, el("span", {}, "an hour ago"), el("span", {}, `up to ${count.format(most)} ${unit}`), el("span", {}, "now")),
    names.length > 0 && el("p", { class: "status__key" }, names.map((name) => el("span", {}, name))));
}

function table(title, head, rows) {
  return part(title, el("table", { class: "status__table" },
    el("thead", {}, el("tr", {}, head.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows.map(([name, ...cells]) => el("tr", {}, el("th", { scope: "row" }, name),
      cells.map((cell) => el("td", {}, typeof cell === "number" ? count.format(cell) : cell)))))));
}

const share = ({ hits, misses }) => (hits + misses === 0 ? "–" : `${count.format((100 * hits) / (hits + misses))} %`);

function show(status) {
  const hours = status.uptime_seconds / 3_600;
  about.textContent = `Lodeline ${status.version} on Java ${status.java}, up for ${count.format(hours)} hours`;
  main.replaceChildren(
    figure("Requests", status, "a second", [(step) => step.requests / status.step_seconds]),
    figure("Time to answer", status, "ms", [(step) => step.p50_ms, (step) => step.p99_ms], { names: ["half are faster", "99 of 100 are"] }),
    figure("Errors", status, "a minute", [
      (step) => (60 * step.server_errors) / status.step_seconds,
      (step) => (60 * step.client_errors) / status.step_seconds,
    ], { names: ["of the server (5xx)", "of clients (4xx)"] }),
    figure("Sent", status, "MB a second", [(step) => megabytes(step.bytes) / status.step_seconds]),
    figure("Memory", status, "MB", [(step) => megabytes(step.heap_bytes)], { stays: true }),
    table("Caches", ["", "found", "hits", "size"], status.caches.map((cache) => [cache.name, share(cache), cache.hits, cache.size])),
    status.pools.length > 0 && table("Connections", ["", "in use", "idle", "waiting", "most"],
      status.pools.map((pool) => [pool.name, pool.active, pool.idle, pool.waiting, pool.most])) || "",
    table("Layers", ["", "features"], status.layers.map((layer) => [layer.id, layer.features])));
}

function tell(message) {
  main.replaceChildren(el("p", { class: "status__wait status__wait--failed", role: "alert" }, message));
}

function askForKey(message) {
  const input = el("input", { type: "password", required: true, autocomplete: "off", "aria-label": "API key of an admin" });
  tell(message);
  main.append(el("form", { class: "status__form", onsubmit: (event) => {
    event.preventDefault();
    sessionStorage.setItem(STORED, input.value);
    void refresh();
  } }, input, el("button", { class: "button", type: "submit" }, "Use the key of an admin")));
}

async function refresh() {
  const key = sessionStorage.getItem(STORED);
  try {
    const answer = await fetch("status.json", { headers: key ? { Authorization: `Bearer ${key}` } : {} });
    const document = await answer.json();
    if (answer.ok) show(document);
    else if (answer.status === 401 || answer.status === 403) return askForKey(document.detail);
    else tell(document.detail);
  } catch {
    tell("The server is not reached. It is asked again in a moment.");
  }
  setTimeout(refresh, PERIOD_MS);
}

void refresh();
