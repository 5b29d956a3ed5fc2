// Sends what waits, once the network is there. The server knows each event by its id, so that
// sending twice records once; only what it has acknowledged is forgotten here.
import { csrfToken } from "../behaviours/csrf.js";
import { forget, keep, waiting } from "./outbox.js";

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30000;
const ANSWER_WITHIN_MS = 15000;

export class SignedOut extends Error {}

export class Sync {
  #running = null;
  #timer = 0;
  #wait = FIRST_WAIT_MS;

  constructor({ visit, url, now, onState, onRefused }) {
    Object.assign(this, { visit, url, now, onState, onRefused });
    addEventListener("online", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden || this.flush());
  }

  async add(event) {
    await keep(this.visit, event);
    return this.flush();
  }

  /** True once nothing waits. One at a time; a call meanwhile waits for the next round. */
  flush() {
    this.#running = (this.#running ?? Promise.resolve()).then(() => this.#round());
    return this.#running;
  }

  async #round() {
    clearTimeout(this.#timer);
    const left = await waiting(this.visit);
    if (!left.length) return this.#settled();
    this.onState("saving", left.length);
    try {
      const answer = await this.post(this.url, { sent: this.now().toISOString(), events: left.map(wire) });
      for (const sentence of Object.values(answer.refused)) this.onRefused(sentence);
      await forget([...answer.recorded, ...answer.known, ...Object.keys(answer.refused)]);
      this.#wait = FIRST_WAIT_MS;
      return answer.waiting.length ? this.#later("offline", answer.waiting.length) : this.#settled();
    } catch (error) {
      return this.#later(error instanceof SignedOut ? "signed-out" : "offline", left.length);
    }
  }

  #settled() {
    this.onState("saved", 0);
    return true;
  }

  #later(state, count) {
    this.onState(state, count);
    this.#timer = setTimeout(() => this.flush(), this.#wait);
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
    return false;
  }

  async post(url, body) {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken(), Accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return answerOf(response);
  }

  async get(url) {
    return answerOf(await fetch(url, { headers: { Accept: "application/json" } }));
  }
}

async function answerOf(response) {
  const isJson = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (response.redirected || response.status === 403) throw new SignedOut();
  if (!response.ok || !isJson) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

const wire = ({ id, kind, at, content, retracts }) => ({ id, kind, at, content, retracts: retracts ?? null });
