// A tap becomes an event: `kind|part|part`, as palpate/clinic/charting/session/sent.py reads it.
import { secondsOn } from "./progress.js";

export const SWITCHED = ">";
const PLAIN = new Set(["pause", "resume", "finish"]);

/** {kind, content} of a tap, or null where it means nothing now. */
export function meaning(tap, data, state, now, id) {
  const [kind, ...parts] = tap.split("|");
  if (PLAIN.has(kind)) return { kind, content: {} };
  return MAKERS[kind]?.(parts, data, state, now, id) ?? null;
}

const line = (name, state) => state.queue.find((work) => work.id === name);
const current = (state) => state.queue[0]?.id ?? "";

function spent(name, state, now) {
  const work = line(name, state);
  return work && { line: work, seconds: work.id === current(state) ? secondsOn(state, now) : 0 };
}

const MAKERS = {
  done: ([name], data, state, now) => made("done", spent(name, state, now)),
  skip: ([name], data, state, now) => made("skip", spent(name, state, now)),
  switch: ([name, technique], data, state, now) => {
    const to = options(data, state).find((work) => work.technique === technique);
    return to && name === current(state) ? made("switch", { ...spent(name, state, now), to }) : null;
  },
  add: ([target, technique], data, state, now, id) => {
    const work = addition(target, technique, data, state, id);
    return work && made("add", { line: work });
  },
  discomfort: ([value], data, state) => made("discomfort", { value: Number(value), line: current(state) }),
  pressure: ([pressure], data, state) => made("response", { pressure, line: current(state) }),
  finding: ([when, of, value], data) => {
    const test = data.retests.find((one) => one.id === of);
    return test && made("finding", { what: "retest", of, label: test.label, when, value: Number(value) });
  },
  tender: ([of, value], data, state) => {
    const done = state.worked.findLast((one) => one.work.id === of)?.work;
    const label = done?.structure || done?.label;
    return done && made("finding", { what: "tenderness", of, label, when: "after", value: Number(value) });
  },
};

const made = (kind, content) => content && { kind, content };

/** What the current piece may be switched to; the planned one too, once it was left. */
export function options(data, state) {
  const now = state.queue[0];
  if (!now) return [];
  const planned = now.id.split(SWITCHED)[0];
  const first = data.planned.filter((work) => work.id === planned);
  return [...first, ...(data.switches[planned] ?? [])].filter((work) => work.technique !== now.technique);
}

function addition(targetId, techniqueId, data, state, id) {
  const target = data.targets.find((one) => one.id === targetId);
  const offered = data.additions.find((one) => one.id === targetId)?.techniques ?? [];
  const technique = offered.find((one) => one.id === techniqueId);
  if (!target || !technique) return null;
  return {
    id: `added:${id}`,
    block: technique.block,
    label: technique.label,
    minutes: technique.minutes,
    position: technique.positions.find((place) => place === state.queue[0]?.position) ?? technique.positions[0],
    technique: technique.id,
    targets: [target.id],
    structure: technique.structure,
    side: technique.side,
    retest: "",
    discomfort_at_most: technique.discomfort,
    dose: technique.dose,
    stop_if: technique.stop_if,
    for_client: "",
    goal: "",
  };
}
