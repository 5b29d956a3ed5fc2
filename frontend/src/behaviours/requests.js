// How htmx and the server talk: the token goes along, a whole page never lands in a corner of another.
import { csrfToken } from "./csrf.js";
import { toast } from "./toasts.js";

const SAFE = /^(GET|HEAD|OPTIONS|TRACE)$/;

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (!SAFE.test(ctx.request.method)) ctx.request.headers["X-CSRFToken"] = csrfToken();
});

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (!isWholePage(ctx.text) || ctx.request.headers["HX-Request-Type"] === "full") return;
  ctx.swap = "none";
  ctx.select = ctx.selectOOB = null;
  ctx.text = "";
  if (ctx.response.status < 400) location.assign(ctx.response.raw.url);
  else toast({ ...sentenceOf(ctx.response), kind: "bad" });
});

document.addEventListener("htmx:error", ({ detail }) => {
  if (detail.error?.name === "AbortError" || navigator.onLine === undefined) return;
  toast({ text: "No answer from the clinic's server. Your entry is still here; try again.", kind: "bad" });
});

document.addEventListener("toast", ({ detail }) => toast(detail ?? {}));

function isWholePage(text) {
  return /^\s*<!doctype html/i.test(text ?? "");
}

const WORDS = {
  403: "This page was open too long, or it is not yours to change. Reload it and try again.",
  404: "That is no longer here. Reload the page.",
  409: "Someone else changed this first. Reload the page to see it.",
  429: "Too many tries in a short time. Wait a minute and try again.",
};

function sentenceOf({ status }) {
  return {
    text: WORDS[status] ?? "Something broke on our side and nothing was saved. Try again in a minute.",
    action: status === 429 ? null : { label: "Reload", run: () => location.reload() },
  };
}
