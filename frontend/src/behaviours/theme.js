// System, light or dark; the server reads the cookie, so that no page flashes.
const ORDER = ["", "light", "dark"];
const NAMES = { "": "as your device", light: "light", dark: "dark" };
const YEAR_S = 365 * 24 * 3600;

function show(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const node of document.querySelectorAll("[data-theme-name]")) node.textContent = NAMES[theme];
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-toggle]")) return;
  const now = document.documentElement.dataset.theme ?? "";
  const next = ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
  document.cookie = `theme=${next}; path=/; max-age=${next ? YEAR_S : 0}; samesite=lax`;
  show(next);
});

show(document.documentElement.dataset.theme ?? "");
