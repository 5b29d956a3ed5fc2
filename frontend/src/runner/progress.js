// Where a session stands, from the plan's lines and what happened. The same rules as
// palpate/clinic/charting/session/progress.py, so that the runner goes on without a network.
const PARTLY_FROM_S = 30;
const BOUNDARIES = new Set(["start", "done", "skip", "switch", "add"]);
const MOST_S = 4 * 3600;

export function progress(planned, events, absorbed) {
  const state = { queue: [...planned], worked: [], startedAt: null, finishedAt: null, pausedAt: null, since: null, pausedMs: 0 };
  const seen = new Set(absorbed);
  for (const event of inOrder(events)) {
    const at = Date.parse(event.at);
    if (BOUNDARIES.has(event.kind) && event.kind !== "start") {
      if (!seen.has(event.id)) move(state, event);
      count(state, event);
    }
    clock(state, event.kind, at);
  }
  return state;
}

export const inOrder = (events) =>
  [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));

function clock(state, kind, at) {
  if (kind === "start") state.startedAt ??= at;
  if (BOUNDARIES.has(kind)) Object.assign(state, { since: at, pausedMs: 0, pausedAt: null });
  if (kind === "finish") state.finishedAt = at;
  if (kind === "pause") state.pausedAt ??= at;
  if (kind === "resume" && state.pausedAt !== null) {
    state.pausedMs += at - state.pausedAt;
    state.pausedAt = null;
  }
}

function move(state, { kind, content }) {
  if (kind === "add") state.queue.unshift(content.line);
  else if (kind === "switch")
    state.queue = state.queue.map((work) => (work.id === content.line.id ? content.to : work));
  else state.queue = state.queue.filter((work) => work.id !== content.line.id);
}

function count(state, { id, kind, content }) {
  const seconds = content.seconds ?? 0;
  if (kind === "add" || (kind !== "done" && seconds < PARTLY_FROM_S)) return;
  state.worked.push({ work: content.line, seconds, event: id, isPartly: kind !== "done" });
}

/** Seconds the hands have been on the current piece, pauses left out. */
export function secondsOn(state, now) {
  if (state.since === null) return 0;
  const until = state.pausedAt ?? state.finishedAt ?? now;
  return Math.min(MOST_S, Math.max(0, Math.round((until - state.since - state.pausedMs) / 1000)));
}

/** Minutes since the start; the hour runs on in a pause. */
export const minutesGone = (state, now) =>
  state.startedAt === null ? 0 : Math.max(0, ((state.finishedAt ?? now) - state.startedAt) / 60000);

/** The most discomfort now: one less for each "less", back up for "more", never above agreed. */
export function cap(events, agreed) {
  const steps = { less: -1, more: 1 };
  return inOrder(events)
    .filter((event) => event.kind === "response")
    .reduce((most, { content }) => Math.min(agreed, Math.max(1, most + (steps[content.pressure] ?? 0))), agreed);
}
