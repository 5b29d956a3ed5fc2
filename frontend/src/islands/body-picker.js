// <body-picker name="areas" value="…json…">: tap the picture or choose from the list.
// The hidden input named `name` holds the drawing; it fires input and change when it changes.
import "../body/body.css";
import { named } from "../body/areas.js";
import { card, said } from "../body/cards.js";
import { framed, paint } from "../body/draw.js";
import { list, narrow } from "../body/list.js";
import { fresh, key, read, write } from "../body/value.js";
import { closeUp, glide, isTooSmall, whole } from "../body/zoom.js";

let count = 0;

class BodyPicker extends HTMLElement {
  connectedCallback() {
    if (this.drawing) return;
    this.uid = `picker-${(count += 1)}`;
    this.drawing = read(this.getAttribute("value"));
    this.open = [...this.drawing.regions.keys()].at(-1);
    this.innerHTML = frame(this.uid, this.getAttribute("name") ?? "areas");
    this.field = this.querySelector("input[type=hidden]");
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("change", (event) => this.answered(event));
    this.addEventListener("input", (event) => {
      if (event.target.matches("[data-find]")) narrow(this.querySelector(".body-list"), event.target.value);
    });
    this.show();
    this.field.value = write(this.drawing);
  }

  get value() {
    return write(this.drawing);
  }

  clicked({ target }) {
    const shape = target.closest("[data-area]");
    const picked = target.closest("[data-pick]");
    if (shape) this.tapped(shape);
    else if (picked) this.toggle(picked.dataset.pick, picked.dataset.side);
    else if (target.closest("[data-back]")) this.leave();
    else if (target.closest("[data-remove]")) this.remove(target.closest("[data-key]").dataset.key);
    else if (target.closest(".body-figure") && !this.svg) this.tapped(null);
  }

  tapped(shape) {
    if (!shape) return;
    if (!this.svg && isTooSmall(shape)) this.approach(shape);
    else this.toggle(shape.dataset.area, shape.dataset.side);
  }

  approach(shape) {
    this.svg = shape.ownerSVGElement;
    this.classList.add("is-close");
    this.svg.closest(".body-view").classList.add("is-near");
    this.querySelector("[data-back]").hidden = false;
    glide(this.svg, closeUp(shape));
    this.querySelector(".body-picture").scrollIntoView({ block: "nearest" });
  }

  leave() {
    glide(this.svg, whole(this.svg));
    this.svg.closest(".body-view").classList.remove("is-near");
    this.classList.remove("is-close");
    this.querySelector("[data-back]").hidden = true;
    this.svg = null;
  }

  toggle(area, side) {
    const region = fresh(area, side);
    if (this.drawing.regions.has(key(region))) return this.remove(key(region));
    this.drawing.regions.set(key(region), region);
    this.open = key(region);
    this.changed(`${named(area, side)} added`);
  }

  remove(id) {
    const { area, side } = this.drawing.regions.get(id);
    this.drawing.regions.delete(id);
    this.changed(`${named(area, side)} removed`);
  }

  answered({ target }) {
    const place = target.closest("[data-key]");
    const region = place && this.drawing.regions.get(place.dataset.key);
    if (!region || target === this.field) return;
    if (target.matches("[data-strength]")) region.intensity = Number(target.value);
    if (target.matches("[data-quality]")) {
      region.quality = [...place.querySelectorAll("[data-quality]:checked")].map((box) => box.value);
    }
    place.querySelector("[data-said]").textContent = said(region);
    this.paint();
    this.store();
  }

  changed(words) {
    this.show();
    this.querySelector("[data-spoken]").textContent = words;
    this.store();
  }

  store() {
    this.field.value = write(this.drawing);
    for (const name of ["input", "change"]) this.field.dispatchEvent(new Event(name, { bubbles: true }));
  }

  show() {
    const regions = [...this.drawing.regions.values()].reverse();
    this.querySelector(".places").innerHTML = regions
      .map((region) => card(region, this.uid, key(region) === this.open))
      .join("");
    this.querySelector("[data-empty]").hidden = regions.length > 0;
    for (const button of this.querySelectorAll("[data-pick]")) {
      const id = key({ area: button.dataset.pick, side: button.dataset.side });
      button.setAttribute("aria-pressed", String(this.drawing.regions.has(id)));
    }
    this.paint();
  }

  paint() {
    for (const node of this.querySelectorAll(".area.on")) paint(this, idOf(node), null);
    for (const region of this.drawing.regions.values()) paint(this, region, (region.intensity ?? 5) / 10);
    for (const place of this.querySelectorAll(".place")) {
      const { intensity } = this.drawing.regions.get(place.dataset.key);
      place.style.setProperty("--weight", (intensity ?? 5) / 10);
    }
  }
}

const idOf = (node) => ({ area: node.dataset.area, side: node.dataset.side });

const frame = (uid, name) => `<input type="hidden" name="${name}">
<div class="body-picture"><div class="row between body-bar"><p class="hint">Tap where it hurts. Small places come closer first.</p><button class="button" type="button" data-back hidden>Whole body</button></div>
<div class="body-views">${framed("front")}${framed("back")}</div></div>
<div class="body-side"><p class="visually-hidden" role="status" data-spoken></p>
<p class="muted" data-empty>No place chosen yet.</p><ul class="places"></ul>${list(uid)}</div>`;

customElements.define("body-picker", BodyPicker);
