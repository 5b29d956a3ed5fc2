// role=tablist with role=tab[aria-controls]; arrows move, as the ARIA pattern asks.
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

function choose(tab) {
  for (const other of siblings(tab)) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    const panel = document.getElementById(other.getAttribute("aria-controls"));
    if (panel) panel.hidden = !chosen;
  }
}

const siblings = (tab) => [...tab.closest('[role="tablist"]').querySelectorAll('[role="tab"]')];

document.addEventListener("click", (event) => {
  const tab = event.target.closest('[role="tablist"] [role="tab"]');
  if (tab) choose(tab);
});

document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.('[role="tablist"] [role="tab"]');
  const step = STEPS[event.key];
  if (!tab || !step) return;
  const all = siblings(tab);
  const next = all[(all.indexOf(tab) + step + all.length) % all.length];
  event.preventDefault();
  choose(next);
  next.focus();
});
