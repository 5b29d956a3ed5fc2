// Short messages at the edge: said aloud, paused under a pointer or focus, with Undo where there is one.
import { csrfToken } from "./csrf.js";

const STAY_MS = 6000;
const STAY_WITH_ACTION_MS = 10000;

export function toast({ text, kind = "plain", undoUrl, action }) {
  if (!text) return;
  const node = document.createElement("div");
  node.className = `toast ${kind}`;
  node.setAttribute("data-toast", "");
  const words = document.createElement("p");
  words.textContent = text;
  node.append(words);
  if (undoUrl) node.append(undoForm(undoUrl));
  if (action) node.append(button(action.label, action.run));
  home().append(node);
}

function home() {
  const found = document.getElementById("toasts");
  if (found) return found;
  const made = document.createElement("div");
  made.id = "toasts";
  made.className = "toasts";
  made.setAttribute("role", "status");
  document.body.append(made);
  watch(made);
  return made;
}

function undoForm(url) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = url;
  const token = Object.assign(document.createElement("input"), {
    type: "hidden",
    name: "csrfmiddlewaretoken",
    value: csrfToken(),
  });
  form.append(token, Object.assign(button("Undo"), { type: "submit" }));
  return form;
}

function button(label, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  if (run) made.addEventListener("click", run);
  return made;
}

function leaveLater(node) {
  if (node.dataset.leaving !== undefined) return;
  node.dataset.leaving = "";
  const stay = node.querySelector("button, a") ? STAY_WITH_ACTION_MS : STAY_MS;
  let timer;
  const start = () => (timer = setTimeout(() => leave(node), stay));
  const stop = () => clearTimeout(timer);
  for (const name of ["pointerenter", "focusin"]) node.addEventListener(name, stop);
  for (const name of ["pointerleave", "focusout"]) node.addEventListener(name, start);
  start();
}

function leave(node) {
  node.classList.add("leaving");
  setTimeout(() => node.remove(), 250);
}

// Toasts come with the page, out of band, or from a script: one watcher serves all three.
function watch(list) {
  const each = () => list.querySelectorAll("[data-toast]:not([data-stay])").forEach(leaveLater);
  new MutationObserver(each).observe(list, { childList: true });
  each();
}

const present = document.getElementById("toasts");
if (present) watch(present);
