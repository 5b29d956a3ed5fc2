// Panels and sheets are <dialog>s: data-open="id" shows one, data-beside leaves the page usable.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(document.getElementById(opener.dataset.open), opener);
  const closer = event.target.closest("[data-close]");
  if (closer) closer.closest("dialog")?.close();
  if (event.target.matches("dialog[open]") && outside(event)) event.target.close();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelector("dialog[open].panel:not(:modal)")?.close();
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

function open(dialog, opener) {
  if (!dialog || dialog.open) return;
  if ("beside" in opener.dataset) dialog.show();
  else dialog.showModal();
  dialog.addEventListener("close", () => opener.isConnected && opener.focus(), { once: true });
}

function outside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
