// Draws the runner from its state. Words come from the server with the state; nothing is parsed as HTML.
import { cap, minutesGone, secondsOn } from "./progress.js";
import { options } from "./taps.js";

const SCALE = [...Array(11).keys()];
const PRESSURES = [["less", "Less"], ["same", "As it is"], ["more", "More"]];
const TREATMENT = new Set(["warm_up", "specific", "lengthening", "activation"]);
const ROOM_MIN = 1;
const SPRITE = document.querySelector("use")?.getAttribute("href")?.split("#")[0] ?? "";

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
export const isTreatment = (work) => TREATMENT.has(work.block);

export function title(work) {
  if (!isTreatment(work) || !work.structure) return work.label;
  return capital(["left", "right"].includes(work.side) ? `${work.side} ${work.structure}` : work.structure);
}

const technique = (work) => (title(work) === work.label ? "" : work.label);

export function clockText(seconds) {
  const whole = Math.abs(seconds);
  return `${seconds < 0 ? "+" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

const number = (minutes) => (Number.isInteger(minutes) ? String(minutes) : minutes.toFixed(1));
const tap = (value, pressed, ...children) =>
  h("button", { class: "button", name: "tap", value, "aria-pressed": pressed ? "true" : null }, ...children);

export class View {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    // Scrolled away, the clock stays in sight in the bar.
    new IntersectionObserver(([entry]) => {
      this.at("mini").hidden = entry.isIntersecting;
    }).observe(this.at("clock"));
  }

  at(name) {
    return this.root.querySelector(`[data-r="${name}"]`);
  }

  put(name, ...children) {
    const place = this.at(name);
    // A tap in a redrawn part keeps the focus on the same button.
    const focused = place.contains(document.activeElement) ? document.activeElement.value : null;
    place.replaceChildren(...children.flat().filter(Boolean));
    if (focused) [...place.querySelectorAll("button")].find((node) => node.value === focused)?.focus();
  }

  draw(state, events, now) {
    const current = state.queue[0];
    this.put("now", ...this.now(current, state.queue[1]));
    this.put("switches", this.switches(state));
    this.put("tests", ...this.tests(current, events));
    this.put("felt", ...this.felt(current, events));
    this.put("last", this.last(state, events));
    this.put("next", ...this.next(state));
    this.put("actions", ...this.actions(state, events));
    this.map(current);
    this.tick(state, now);
  }

  tick(state, now) {
    const current = state.queue[0];
    const left = current ? Math.round(current.minutes * 60) - secondsOn(state, now) : 0;
    this.at("clock").textContent = current ? clockText(left) : "0:00";
    this.at("mini").textContent = this.at("clock").textContent;
    this.at("clock-label").textContent = clockWords(state, current, left);
    this.at("timer").classList.toggle("over", left < 0);
    this.at("timer").classList.toggle("is-paused", state.pausedAt !== null);
    const gone = minutesGone(state, now);
    this.at("left").textContent = `${Math.round(this.data.minutes - gone)} min`;
    this.root.querySelector(".runner-hour progress").value = Math.min(gone, this.data.minutes);
    this.over(state, gone);
    return left;
  }

  over(state, gone) {
    const rest = state.queue.reduce((sum, work) => sum + work.minutes, 0);
    const over = Math.round(gone + rest - this.data.minutes - ROOM_MIN);
    if (this.shownOver === Math.max(0, over)) return;
    this.shownOver = Math.max(0, over);
    this.put("over", over > 0 && h("div", { class: "notice warn", role: "note" }, icon("clock"),
      h("div", {}, h("b", {}, `The rest runs ${over} minutes over`),
        h("p", {}, h("button", { class: "button", "data-replan": true }, icon("refresh-cw"), "Plan the rest again")))));
  }

  now(work, after) {
    if (!work) {
      return [h("p", { class: "eyebrow" }, "All done"), h("h2", {}, "Finish the session"), h("p", {}, "The note is drafted from what was done.")];
    }
    const place = this.data.positions[work.position];
    return [
      h("p", { class: "eyebrow" }, this.data.blocks[work.block] + (place ? `, ${place}` : "")),
      h("h2", {}, title(work)),
      technique(work) && h("p", { class: "runner-technique" }, technique(work)),
      ...(work.block === "greet" ? this.data.reminders.map((text) => h("p", {}, text)) : []),
      work.dose && h("p", {}, work.dose),
      work.stop_if && h("p", { class: "runner-stop" }, icon("octagon-alert"), h("span", {}, work.stop_if)),
      after && h("p", { class: "runner-then" }, `Then ${title(after)}${technique(after) && `, ${technique(after).toLowerCase()}`}`),
    ].filter(Boolean);
  }

  switches(state) {
    const found = options(this.data, state);
    return found.length > 0 && h("div", { class: "row tight", role: "group", "aria-label": "Switch to another technique" },
      h("span", { class: "eyebrow" }, "Instead"),
      found.map((work) => tap(`switch|${state.queue[0].id}|${work.technique}`, false, icon("repeat"), work.label)));
  }

  tests(current, events) {
    if (!current || !["baseline", "retest"].includes(current.block)) return [];
    const when = current.block === "baseline" ? "before" : "after";
    const wanted = when === "before" ? this.data.planned.filter((work) => work.retest) : [current];
    const known = new Map(wanted.map((work) => [work.retest, work.label]));
    return [...known].map(([of, label]) => {
      const before = when === "after" ? measured(events, of, "before") : null;
      const words = [`${label}, 0 to 10`, before !== null && h("span", { class: "muted" }, ` (before: ${before})`)];
      return scale(words, (n) => `finding|${when}|${of}|${n}`, measured(events, of, when));
    });
  }

  felt(current, events) {
    if (!current || !isTreatment(current)) return [];
    const most = Math.min(cap(events, this.data.agreed), current.discomfort_at_most || 10);
    const said = (kind, key) => events.filter((e) => e.kind === kind && e.content.line === current.id).at(-1)?.content[key];
    const pressure = events.filter((e) => e.kind === "response").at(-1)?.content.pressure;
    return [
      scale(["Discomfort now ", h("span", { class: "muted" }, `(at most ${most})`)], (n) => `discomfort|${n}`, said("discomfort", "value") ?? null, most),
      h("fieldset", { class: "runner-scale three" }, h("legend", {}, "The client wants the pressure"),
        h("div", { class: "options" }, PRESSURES.map(([value, label]) => tap(`pressure|${value}`, pressure === value, label)))),
    ];
  }

  last(state, events) {
    const one = state.worked.at(-1);
    if (!one) return null;
    const name = technique(one.work);
    const tender = events.filter((e) => e.kind === "finding" && e.content.what === "tenderness" && e.content.of === one.work.id).at(-1);
    return h("section", { class: "card quiet runner-last" },
      h("p", {}, h("b", {}, title(one.work)), name && `, ${name.toLowerCase()}`, " ", h("span", { class: "num" }, clockText(one.seconds))),
      isTreatment(one.work) && scale(["Tender now"], (n) => `tender|${one.work.id}|${n}`, tender?.content.value ?? null));
  }

  next(state) {
    const rows = state.queue.slice(1).map((work) => {
      const name = technique(work);
      return h("li", {},
        h("span", { class: "minutes" }, number(work.minutes), h("small", {}, "min")),
        h("span", {}, h("b", {}, title(work)), name && h("br"), name && h("span", { class: "muted" }, name)),
        h("button", { class: "button icon", name: "tap", value: `skip|${work.id}`, "aria-label": `Leave out: ${title(work)}, ${name || this.data.blocks[work.block]}` }, icon("skip-forward")));
    });
    return rows.length ? rows : [h("li", { class: "muted" }, "Nothing more is planned.")];
  }

  actions(state, events) {
    const current = state.queue[0];
    const form = { class: "button", form: "runner", name: "tap" };
    const last = events.at(-1);
    return [
      last && last.kind !== "start" && h("button", { class: "button", form: "runner", "data-undo": true, "data-key": "u" }, icon("undo-2"), "Undo"),
      state.pausedAt === null
        ? h("button", { ...form, value: "pause", "data-key": "p" }, icon("pause"), "Pause")
        : h("button", { ...form, value: "resume", "data-key": "p" }, icon("play"), "Go on"),
      current && h("button", { ...form, value: `skip|${current.id}`, "data-key": "s" }, icon("skip-forward"), "Skip"),
      current
        ? h("button", { ...form, class: "button primary", value: `done|${current.id}`, "data-key": "d" }, icon("check"), "Done, next")
        : h("button", { ...form, class: "button primary", value: "finish", "data-key": "d" }, icon("square"), "Finish the session"),
    ];
  }

  map(work) {
    const ids = new Set(work && isTreatment(work) ? work.targets : []);
    const marks = this.data.targets.filter((target) => ids.has(target.id)).flatMap(({ areas, side }) =>
      areas.map((area) => ({ area, side: side === "unknown" ? "both" : side, weight: 1, kind: "pain" })));
    const words = JSON.stringify(marks);
    if (this.marked === words) return;
    this.marked = words;
    this.at("map").hidden = marks.length === 0;
    this.put("map", marks.length > 0 && h("body-map", { areas: words }));
  }
}

function scale(legend, value, chosen, most = 10) {
  return h("fieldset", { class: "runner-scale" }, h("legend", {}, ...legend),
    h("div", { class: "options" }, SCALE.map((n) => {
      const button = tap(value(n), chosen === n, String(n));
      button.classList.toggle("is-over", n > most);
      return button;
    })));
}

function measured(events, of, when) {
  const found = events.filter((e) => e.kind === "finding" && e.content.of === of && e.content.when === when);
  return found.at(-1)?.content.value ?? null;
}

function clockWords(state, current, left) {
  if (state.pausedAt !== null) return "Paused; the hour runs on";
  if (!current) return "Nothing left to do";
  return left < 0 ? `over ${number(current.minutes)} minutes` : `left of ${number(current.minutes)} minutes`;
}
