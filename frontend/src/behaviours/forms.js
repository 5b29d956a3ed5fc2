// A form is sent once; an error summary takes the focus; numbers step by tap.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || isHtmx(form)) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
});

// The back button may bring a sent form back to life.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  const field = button && document.getElementById(button.dataset.for);
  if (!field) return;
  const down = Number(button.dataset.step) < 0;
  for (let i = Math.abs(Number(button.dataset.step)); i > 0; i -= 1) down ? field.stepDown() : field.stepUp();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

const isHtmx = (form) => form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete]");
const faults = (scope) => scope.querySelector?.("[data-error-summary]")?.focus();

document.addEventListener("htmx:after:swap", ({ detail }) => faults(detail?.ctx?.target ?? document));
faults(document);
