// <form data-autosave hx-post=… hx-trigger="input delay:1s">: says when the draft is safe.
const clock = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" });

function say(form, state, words) {
  for (const node of form.querySelectorAll("[data-save-status]")) {
    node.dataset.state = state;
    node.textContent = words;
  }
}

function formOf(event) {
  return event.detail?.ctx?.sourceElement?.closest?.("[data-autosave]");
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-autosave]");
  if (form) say(form, "waiting", "Not saved yet");
});

document.addEventListener("htmx:before:request", (event) => {
  const form = formOf(event);
  if (form) say(form, "saving", "Saving…");
});

document.addEventListener("htmx:after:request", (event) => {
  const form = formOf(event);
  if (!form) return;
  const { status } = event.detail.ctx.response;
  if (status < 400) say(form, "saved", `Saved ${clock.format(new Date())}`);
  else say(form, "failed", status === 409 ? "Not saved: changed elsewhere" : "Not saved: reload and try again");
});

document.addEventListener("htmx:error", (event) => {
  const form = formOf(event);
  if (form) say(form, "failed", "Not saved: no connection. Your text stays here");
});
