// <signature-field name="signature" label="Your signature">: drawn by finger or mouse, or typed.
// The hidden input `name` holds a PNG data address, empty until drawn; `<name>_typed` the typed name.
import SignaturePad from "signature_pad";
import "../signature/signature.css";

const INK = "#16211d"; // on white in both themes: it is kept and printed as it was drawn
let count = 0;

class SignatureField extends HTMLElement {
  connectedCallback() {
    if (this.pad) return;
    this.innerHTML = frame(
      `signature-${(count += 1)}`,
      this.getAttribute("name") ?? "signature",
      this.getAttribute("label") ?? "Your signature",
    );
    this.field = this.querySelector("input[type=hidden]");
    this.canvas = this.querySelector("canvas");
    this.pad = new SignaturePad(this.canvas, { penColor: INK, minWidth: 1, maxWidth: 2.6 });
    this.pad.addEventListener("endStroke", () => this.keep(this.canvas.toDataURL("image/png")));
    this.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(this.canvas);
  }

  disconnectedCallback() {
    this.sizes?.disconnect();
  }

  /** Keeps the strokes when the phone is turned. */
  fit() {
    const { width, height } = this.canvas.getBoundingClientRect();
    const ratio = Math.min(2, Math.max(1, devicePixelRatio));
    if (!width || this.canvas.width === Math.round(width * ratio)) return;
    const strokes = this.pad.toData();
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.getContext("2d").scale(ratio, ratio);
    this.pad.clear();
    this.pad.fromData(strokes);
  }

  clear() {
    this.pad.clear();
    this.keep("");
  }

  keep(value) {
    this.field.value = value;
    this.classList.toggle("is-signed", Boolean(value));
    for (const name of ["input", "change"]) this.field.dispatchEvent(new Event(name, { bubbles: true }));
  }
}

const frame = (uid, name, label) => `<input type="hidden" name="${name}">
<div class="row between"><b id="${uid}-label">${label}</b><button class="button quiet" type="button" data-clear>Clear<span class="visually-hidden"> the signature</span></button></div>
<canvas role="img" aria-labelledby="${uid}-label"></canvas>
<details class="more"><summary>Type your name instead</summary><div class="field"><label for="${uid}-typed">Your full name, as your signature</label><input id="${uid}-typed" name="${name}_typed" autocomplete="name"></div></details>`;

customElements.define("signature-field", SignatureField);
