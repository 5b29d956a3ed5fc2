// The chosen places, each with how strong and what kind; the newest is open.
import { named, QUALITIES } from "./areas.js";
import { key } from "./value.js";

const STEPS = Array.from({ length: 11 }, (_, i) => i);

export function card(region, uid, isOpen) {
  const id = `${uid}-${region.area}-${region.side}`;
  const name = named(region.area, region.side);
  return `<li><details class="place" name="${uid}" data-key="${key(region)}"${isOpen ? " open" : ""}>
<summary><span class="place-dot"></span><span class="item-main"><b>${name}</b><span class="muted" data-said>${said(region)}</span></span></summary>
<div class="place-body">
<fieldset class="scale"><legend>How strong is it there?</legend><div class="options">${STEPS.map((n) => step(n, id, region)).join("")}</div><p class="ends"><span>0 nothing</span><span>10 worst imaginable</span></p></fieldset>
<fieldset class="chips"><legend>What is it like?</legend><div class="options">${QUALITIES.map((q) => quality(q, region)).join("")}</div></fieldset>
<p><button class="button danger" type="button" data-remove>Remove<span class="visually-hidden"> ${name}</span></button></p>
</div></details></li>`;
}

/** One line: "6 of 10, aching, tight". */
export function said({ intensity, quality: kinds }) {
  const words = QUALITIES.filter(([id]) => kinds.includes(id)).map(([, word]) => word.toLowerCase());
  const strength = intensity === null ? "How strong?" : `${intensity} of 10`;
  return [strength, ...words].join(", ");
}

const step = (n, id, { intensity }) =>
  `<label><input type="radio" name="${id}-strength" value="${n}" data-strength${n === intensity ? " checked" : ""}>${n}</label>`;

const quality = ([id, word], { quality: kinds }) =>
  `<label class="chip"><input type="checkbox" value="${id}" data-quality${kinds.includes(id) ? " checked" : ""}>${word}</label>`;
