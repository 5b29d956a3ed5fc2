// The session runner: every tap is an event with an id of its own, drawn at once, kept on this
// device, and sent when the network allows. Without this script the same buttons are plain forms.
import "./body-map.js";
import { toast } from "../behaviours/toasts.js";
import { waiting } from "../runner/outbox.js";
import { inOrder, progress } from "../runner/progress.js";
import { Sync } from "../runner/sync.js";
import { meaning } from "../runner/taps.js";
import { View } from "../runner/view.js";

const STAY_SIGNED_IN_MS = 4 * 60 * 1000;
const MOVES_ON = new Set(["done", "skip", "switch", "add"]);
const data = JSON.parse(document.getElementById("runner-state").textContent);
const ahead = { plan: "", if_skipped: {} };
const before = []; // plans a change of mind has replaced, for undo
const offset = Date.parse(data.now) - Date.now(); // the server's clock is the record's
const now = () => new Date(Date.now() + offset);
const view = new View(document.body, data);
let events = data.events;
let state;
let isTold = false;

const WORDS = {
  saved: () => "Saved",
  saving: (count) => (count > 1 ? `Saving ${count} entries…` : "Saving…"),
  offline: (count) => `No network: ${count} kept on this device`,
  "signed-out": (count) => `Sign in again in another tab: ${count} kept on this device`,
};

const sync = new Sync({
  visit: data.visit,
  url: data.urls.events,
  now,
  onState: (name, count) => {
    const node = view.at("sync");
    node.dataset.state = name === "saved" ? "saved" : name === "saving" ? "saving" : "failed";
    node.textContent = WORDS[name](count);
  },
  onRefused: (text) => toast({ text, kind: "bad" }),
});

function draw() {
  events = inOrder(events);
  state = progress(data.planned, events, data.absorbed);
  view.draw(state, events, now());
}

function happen(kind, content, id = crypto.randomUUID()) {
  const event = { id, kind, at: now().toISOString(), content };
  events.push(event);
  draw();
  return sync.add(event);
}

async function tapped(value) {
  const id = crypto.randomUUID();
  const meant = meaning(value, data, state, now().getTime(), id);
  if (!meant) return toast({ text: "That is done already, or no longer planned.", kind: "bad" });
  isTold = false;
  if (MOVES_ON.has(meant.kind)) scrollTo({ top: 0 });
  const sent = happen(meant.kind, meant.content, id);
  if (meant.kind === "skip") await changeMind(id, meant.content.line.id, sent);
  if (meant.kind === "finish") await leave(sent);
}

/** The minutes left planned anew; without a network the plan prepared for this. */
async function changeMind(event, line, sent) {
  const kept = { planned: data.planned, absorbed: data.absorbed, switches: data.switches, plan: data.plan, event };
  const prepared = ahead.plan === data.plan ? ahead.if_skipped[line] : null;
  const fresh = (await sent) ? await planned({ because_of: event }) : null;
  if (fresh) before.push(kept);
  else if (prepared && line && events.some((one) => one.id === event)) {
    before.push(kept);
    const rest = prepared.filter((work) => !isPutAside(work));
    Object.assign(data, { planned: rest, absorbed: events.map((one) => one.id), switches: {} });
  }
  draw();
}

/** What was prepared for one skip knows nothing of an earlier one. */
const isPutAside = (work) =>
  events.some(({ kind, content: { line } }) => {
    if (kind !== "skip" || !line.technique || line.technique !== work.technique) return false;
    return line.targets.some((target) => work.targets.includes(target));
  });

async function planned(body) {
  try {
    const fresh = await sync.post(data.urls.replan, body);
    const known = new Set(fresh.events.map((one) => one.id));
    events = [...fresh.events, ...events.filter((one) => !known.has(one.id))];
    Object.assign(data, { planned: fresh.planned, absorbed: fresh.absorbed, switches: fresh.switches, plan: fresh.plan });
    for (const text of fresh.notes.slice(0, 1)) toast({ text });
    lookAhead();
    return fresh;
  } catch {
    return null;
  }
}

async function replanAll() {
  const kept = { planned: data.planned, absorbed: data.absorbed, switches: data.switches, plan: data.plan, event: null };
  if (!(await sync.flush()) || !(await planned({}))) {
    return toast({ text: "No network: the plan stays as it is. Leave out what does not fit.", kind: "bad" });
  }
  before.push(kept);
  view.shownOver = null;
  draw();
}

function undo() {
  const last = events.at(-1);
  if (!last || last.kind === "start") return;
  events = events.filter((one) => one.id !== last.id);
  if (before.at(-1)?.event === last.id) {
    const { planned: lines, absorbed, switches, plan } = before.pop();
    Object.assign(data, { planned: lines, absorbed, switches, plan });
  }
  draw();
  sync.add({ id: crypto.randomUUID(), kind: "retract", at: now().toISOString(), content: {}, retracts: last.id });
}

async function leave(sent) {
  if (await sent) return location.assign(data.urls.note);
  toast({ text: "Finished. It is sent as soon as there is a network; keep this page open." });
  addEventListener("online", async () => (await sync.flush()) && location.assign(data.urls.note));
}

/** Also asked now and then while hands are busy, so that the login does not lapse in a long hold. */
async function lookAhead() {
  const known = ahead.plan && `?known=${encodeURIComponent(ahead.plan)}`;
  try {
    Object.assign(ahead, await sync.get(data.urls.ahead + known));
  } catch {
    // Without a network what was prepared before is all there is.
  }
}

document.addEventListener("submit", (event) => event.target.id === "runner" && event.preventDefault(), true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || (button.form?.id !== "runner" && button.getAttribute("form") !== "runner")) return;
  event.preventDefault();
  if (button.dataset.replan !== undefined) replanAll();
  else if (button.dataset.undo !== undefined || button.name === "event") undo();
  else if (button.name === "tap") tapped(button.value);
  button.closest("details.runner-target")?.removeAttribute("open");
});

async function stayAwake() {
  try {
    if (!document.hidden) await navigator.wakeLock?.request("screen");
  } catch {
    // A tablet on low power refuses; the session goes on.
  }
}

document.addEventListener("visibilitychange", stayAwake);

setInterval(lookAhead, STAY_SIGNED_IN_MS);
setInterval(() => {
  if (state.finishedAt !== null) return;
  const left = view.tick(state, now());
  if (left > 0 || isTold || !state.queue.length || state.pausedAt !== null) return;
  isTold = true;
  navigator.vibrate?.(200);
}, 500);

/** What a closed tab left behind happened too, though the server has not heard of it yet. */
async function pickUp() {
  const known = new Set(events.map((one) => one.id));
  for (const event of inOrder(await waiting(data.visit).catch(() => []))) {
    if (event.retracts) events = events.filter((one) => one.id !== event.retracts);
    else if (!known.has(event.id)) events.push(event);
  }
  draw();
}

draw();
stayAwake();
pickUp().then(() => sync.flush()).then(lookAhead);
