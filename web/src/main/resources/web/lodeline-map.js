// <lodeline-map>: a view of this server in any page, without writing an iframe.
//
//     <script type="module" src="https://maps.example.org/lodeline-map.js"></script>
//     <lodeline-map title="Lithium" commodity="lithium" center="-66,-22" zoom="5" closed="panama" legend></lodeline-map>

const SERVER = new URL("./", import.meta.url);
const VERSION = 1;

/** Parameters of the view and of the embed; each is an attribute. */
const PARAMETERS = [
  "layers", "center", "zoom", "bbox", "commodity", "country", "filter", "scenario", "closed", "open", "transit-closed", "ban",
  "at", "select", "theme", "lang", "title", "legend", "search", "layers-control", "zoom-control", "scroll-zoom", "caption",
  "interactive",
];

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(":host { display: block; } :host([hidden]) { display: none; } iframe { display: block; width: 100%; border: 0; }");

const ANSWER_MS = 30_000;

/**
 * Shows a view. Its attributes are the parameters of the link, and `height` in pixels; without that, it is as high as its
 * width calls for. Fires `lodeline-ready`, `lodeline-view` (detail: `view`, `scenario`, `link`), `lodeline-feature`
 * (detail: `layer`, `id`, `name`) and `lodeline-error` (detail: `message`).
 */
class LodelineMap extends HTMLElement {
  static observedAttributes = [...PARAMETERS, "height"];

  #frame = null;
  #isReady = false;
  #isLoading = false;
  #waiting = [];
  #answers = new Map();
  #count = 0;
  #hear = (event) => this.#onMessage(event);

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [STYLE];
  }

  connectedCallback() {
    window.addEventListener("message", this.#hear);
    this.#load();
  }

  disconnectedCallback() {
    window.removeEventListener("message", this.#hear);
    this.shadowRoot.replaceChildren();
    this.#frame = null;
    for (const { reject } of this.#answers.values()) reject(new Error("the map was taken out of the page"));
    this.#answers.clear();
    this.#waiting = [];
  }

  attributeChangedCallback(name) {
    if (!this.#frame) return;
    if (name === "height") this.#fitHeight();
    else this.#load();
  }

  /**
   * Changes what it names of the view, without loading it anew.
   *
   *     map.setView({ center: "11.15,52.85", zoom: 6, commodity: ["lithium"], select: null });
   *
   * @param {Record<string, string | number | string[] | null>} view parameters; null is as it is by itself
   * @returns {Promise<object>} the view as it is then; rejects with what is wrong
   */
  setView(view) {
    return this.#ask("set-view", { view });
  }

  /**
   * Assumes these and nothing else: `map.setScenario({ closed: ["suez"], at: "2025-10-10" })`; `{}` assumes nothing.
   *
   * @param {Record<string, string | string[]>} scenario parameters
   * @returns {Promise<object>} the view as it is then; rejects with what is wrong
   */
  setScenario(scenario) {
    return this.#ask("set-scenario", { scenario });
  }

  /** @returns {Promise<object>} the view as it is */
  getView() {
    return this.#ask("get-view");
  }

  // Attributes that are set one after the other load it once.
  #load() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    queueMicrotask(() => {
      this.#isLoading = false;
      if (this.isConnected) this.#show();
    });
  }

  #show() {
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("title") || "Lodeline map";
    frame.loading = "lazy";
    frame.allowFullscreen = true;
    frame.src = this.#source();
    this.#isReady = false;
    this.#frame = frame;
    this.#fitHeight();
    this.shadowRoot.replaceChildren(frame);
  }

  #source() {
    const url = new URL("embed", SERVER);
    for (const name of PARAMETERS) {
      const value = this.getAttribute(name);
      // As in HTML, an attribute without value switches on.
      if (value !== null) url.searchParams.set(name, value === "" && name !== "layers" ? "true" : value);
    }
    // Pages that are files have no origin, and cannot talk with the map.
    if (/^https?:/.test(window.origin)) url.searchParams.set("origin", window.origin);
    return url.href;
  }

  #fitHeight(asked = 0) {
    const own = Number.parseFloat(this.getAttribute("height"));
    if (own > 0) this.#frame.style.height = `${own}px`;
    else if (asked > 0) this.#frame.style.height = `${asked}px`;
    else if (!this.#frame.style.height) this.#frame.style.aspectRatio = "16 / 9";
  }

  #ask(type, fields = {}) {
    return new Promise((resolve, reject) => {
      this.#count += 1;
      const request = this.#count;
      const message = { lodeline: VERSION, type, request, ...fields };
      const settle = (end) => (value) => {
        clearTimeout(timer);
        this.#answers.delete(request);
        end(value);
      };
      const timer = setTimeout(() => settle(reject)(new Error(`the map did not answer ${type}`)), ANSWER_MS);
      this.#answers.set(request, { resolve: settle(resolve), reject: settle(reject) });
      if (this.#isReady) this.#send(message);
      else this.#waiting.push(message);
    });
  }

  #send(message) {
    this.#frame.contentWindow.postMessage(message, SERVER.origin);
  }

  #onMessage({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== SERVER.origin || data?.lodeline !== VERSION) return;
    const { lodeline, type, request, ...detail } = data;
    const answer = this.#answers.get(request);
    if (type === "height") this.#fitHeight(detail.height);
    else if (type === "error" && answer) answer.reject(new Error(detail.message));
    else if (type === "view" && answer) answer.resolve(detail);
    if (type === "ready") {
      this.#isReady = true;
      for (const message of this.#waiting.splice(0)) this.#send(message);
    }
    if (["ready", "view", "feature", "error"].includes(type)) {
      this.dispatchEvent(new CustomEvent(`lodeline-${type}`, { detail, bubbles: true, composed: true }));
    }
  }
}

if (!customElements.get("lodeline-map")) customElements.define("lodeline-map", LodelineMap);
