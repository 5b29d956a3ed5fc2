// Dismiss, copy, print.
import { toast } from "./toasts.js";

document.addEventListener("click", async (event) => {
  const at = (selector) => event.target.closest(selector);
  at("[data-dismiss]")?.closest("[data-dismissable]")?.remove();
  if (at("[data-print]")) window.print();
  const copy = at("[data-copy]");
  if (!copy) return;
  try {
    await navigator.clipboard.writeText(copy.dataset.copy);
    toast({ text: "Copied." });
  } catch {
    toast({ text: "The browser did not allow copying. Select the text and copy it by hand.", kind: "bad" });
  }
});
