// Every place as text: for the keyboard, for a screen reader, and for what no picture should show.
import { groups } from "./areas.js";

const PRIVATE = `<p class="hint">You may leave this out and tell your therapist in person instead. Only your therapist reads it.</p>`;

export function list(uid) {
  const parts = [...groups()].map(([name, areas]) =>
    name
      ? group(name, areas.map(row).join(""))
      : group("Inside the body and private places", PRIVATE + areas.map(row).join("")),
  );
  return `<details class="more body-list"><summary>Choose from a list</summary>
<div class="field"><label for="${uid}-find">Find a place</label><input id="${uid}-find" type="search" autocomplete="off" data-find></div>
<p class="muted" data-none hidden>No place of that name. Try a simpler word, such as “neck”.</p>
${parts.join("")}</details>`;
}

const group = (name, inside) =>
  `<details class="body-group"><summary>${name}</summary><div>${inside}</div></details>`;

function row({ id, label, paired }) {
  const sides = paired ? [["left", "Left"], ["right", "Right"]] : [["midline", "Add"]];
  const buttons = sides.map(
    ([side, word]) =>
      `<button class="chip" type="button" aria-pressed="false" aria-label="${word} ${lower(label)}" data-pick="${id}" data-side="${side}">${word}</button>`,
  );
  return `<div class="body-row" data-words="${label.toLowerCase()} ${id.replaceAll("-", " ")}"><span>${label}</span><span class="row">${buttons.join("")}</span></div>`;
}

const lower = (label) => label[0].toLowerCase() + label.slice(1);

/** Shows only the rows with these words; no words, all rows, closed. */
export function narrow(root, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const part of root.querySelectorAll(".body-group")) {
    let inPart = 0;
    for (const line of part.querySelectorAll(".body-row")) {
      const fits = wanted.every((word) => line.dataset.words.includes(word));
      line.hidden = !fits;
      inPart += fits ? 1 : 0;
    }
    part.hidden = inPart === 0;
    part.open = wanted.length > 0 && inPart > 0;
    shown += inPart;
  }
  root.querySelector("[data-none]").hidden = shown > 0;
}
