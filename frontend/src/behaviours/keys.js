// The desk works by keyboard: data-key="n" or data-key="g t"; "/" and Ctrl-K find, "?" lists the keys.
const PAUSE_MS = 900;
let typed = [];
let last = 0;

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return find(event);
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "/") return find(event);
  if (event.key === "?") return help();
  if (event.timeStamp - last > PAUSE_MS) typed = [];
  last = event.timeStamp;
  typed = [...typed, event.key].slice(-2);
  const node = byKeys(typed.join(" ")) ?? byKeys(event.key);
  if (!node) return;
  event.preventDefault();
  typed = [];
  node.click();
});

function isTyping(target) {
  return Boolean(
    target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]"),
  );
}

function byKeys(keys) {
  const scope = document.querySelector("dialog:modal") ?? document;
  return [...scope.querySelectorAll("[data-key]")].find((node) => node.dataset.key === keys);
}

function find(event) {
  const field = [...document.querySelectorAll("[data-search]")].find((node) => node.offsetParent);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select?.();
}

function help() {
  const sheet = document.getElementById("keys");
  if (!sheet || sheet.open) return;
  const list = sheet.querySelector("dl");
  list.replaceChildren(...rows());
  sheet.showModal();
}

function rows() {
  const named = [...document.querySelectorAll("[data-key]")].map((node) => [
    node.dataset.key,
    node.dataset.keyName ?? node.getAttribute("aria-label") ?? node.textContent.trim(),
  ]);
  return [["/", "Find a client"], ...named, ["?", "This list"]].map(([keys, name]) => {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const meaning = document.createElement("dd");
    term.append(
      ...keys.split(" ").map((key) => Object.assign(document.createElement("kbd"), { textContent: key })),
    );
    meaning.textContent = name;
    row.append(term, meaning);
    return row;
  });
}
