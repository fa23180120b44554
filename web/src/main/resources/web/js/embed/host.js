// Talks with the page around an embed by messages. Only that page is heard, and only if its origin is the one that the link
// of the embed names; to any other nothing is told but that the embed is there, and how high it would be.
import { MessageError, quoted } from "./view-message.js";

const VERSION = 1;

export class Host {
  #origin;
  #isFramed = window.parent !== window;

  /** @param {string | null} origin of the page around the embed */
  constructor(origin) {
    this.#origin = origin;
  }

  /** Tells the page that the link names, and no other. */
  post(type, fields = {}) {
    if (this.#isFramed && this.#origin) this.#send(type, fields, this.#origin);
  }

  /** Tells whatever page there is, what anyone may know. */
  announce(type, fields = {}) {
    if (this.#isFramed) this.#send(type, fields, this.#origin ?? "*");
  }

  #send(type, fields, origin) {
    window.parent.postMessage({ lodeline: VERSION, type, ...fields }, origin);
  }

  /**
   * Hears messages. What is wrong with one is told by an `error`.
   *
   * @param {Record<string, (message: object) => void | Promise<void>>} handlers by the type of the message
   */
  listen(handlers) {
    window.addEventListener("message", async ({ source, origin, data }) => {
      const isHost = this.#isFramed && source === window.parent && origin === this.#origin;
      if (!isHost || data === null || typeof data !== "object" || !("lodeline" in data)) return;
      try {
        await this.#handle(data, handlers);
      } catch (error) {
        this.post("error", { ...answerTo(data), message: error.message });
      }
    });
  }

  async #handle(message, handlers) {
    const { lodeline, type } = message;
    if (lodeline !== VERSION) throw new MessageError(`'lodeline' must be ${VERSION}; it was ${quoted(lodeline)}`);
    if (typeof type !== "string" || !Object.hasOwn(handlers, type)) {
      throw new MessageError(`unknown type ${quoted(type)}; known are ${Object.keys(handlers).join(", ")}`);
    }
    await handlers[type](message);
  }
}

/** The `request` of a message, a text or number, is sent back with what answers it. */
export const answerTo = ({ request }) => (["string", "number"].includes(typeof request) ? { request } : {});
