// Answers of the server that are kept, so that a question is asked once however many want to know.
import { getJson } from "../api.js";

const KEPT = 40;

/** `new Answers().ask(url, signal)`; a question that nobody waits for any more is taken back. */
export class Answers {
  #questions = new Map();

  /**
   * @param {string} url
   * @param {AbortSignal} [signal] ends the waiting; it then rejects with the signal's reason
   * @returns {Promise<any>} the answer's JSON; rejects with an ApiError, and what failed is asked again
   */
  async ask(url, signal) {
    signal?.throwIfAborted();
    const question = this.#questions.get(url) ?? this.#begin(url);
    question.waiting++;
    const given = new AbortController();
    try {
      return await Promise.race([question.answer, ...(signal ? [endOf(signal, given.signal)] : [])]);
    } finally {
      given.abort();
      question.waiting--;
      if (!question.waiting && !question.isAnswered) this.#drop(url, question);
    }
  }

  #begin(url) {
    const abort = new AbortController();
    const question = { answer: getJson(url, { signal: abort.signal }), abort, waiting: 0, isAnswered: false };
    question.answer.then(() => {
      question.isAnswered = true;
    }, () => this.#drop(url, question));
    if (this.#questions.size >= KEPT) this.#questions.delete(this.#questions.keys().next().value);
    this.#questions.set(url, question);
    return question;
  }

  #drop(url, question) {
    question.abort.abort();
    if (this.#questions.get(url) === question) this.#questions.delete(url);
  }
}

const endOf = (signal, given) => new Promise((_, reject) =>
  signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: given }));
