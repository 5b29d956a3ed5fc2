// <body-map areas='[{"area":…,"side":…,"weight":0–1,"kind":"pain"|"referral"}]'>: shows, takes no taps.
// It frames what is marked; crop="none" keeps the whole figure.
import "../body/body.css";
import { named } from "../body/areas.js";
import { BOX, framed, paint, viewBox } from "../body/draw.js";

const MARGIN = 46;
const LEAST = 190;

class BodyMap extends HTMLElement {
  static observedAttributes = ["areas"];

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  connectedCallback() {
    this.show();
  }

  show() {
    const marks = parse(this.getAttribute("areas"));
    this.innerHTML = `<div class="body-views">${["front", "back"].map(framed).join("")}</div>${legend(marks)}`;
    // Referral first, so that pain stays visible where both are.
    for (const kind of ["referral", "pain"]) {
      for (const mark of marks.filter((m) => m.kind === kind)) paint(this, mark, mark.weight, kind);
    }
    if (this.getAttribute("crop") !== "none") this.frame(marks);
  }

  frame(marks) {
    const views = [...this.querySelectorAll(".body-view")];
    const boxes = views.map((node) => around(node.querySelector("svg"), marks));
    const shown = boxes.some(Boolean);
    views.forEach((node, i) => {
      node.hidden = shown && !boxes[i];
      if (boxes[i]) node.querySelector("svg").setAttribute("viewBox", viewBox(boxes[i]));
    });
  }
}

function parse(text) {
  try {
    return JSON.parse(text || "[]").map((mark) => ({ kind: "pain", weight: 0.6, ...mark }));
  } catch {
    return [];
  }
}

/** A box round what is marked in this view, never so close that the place is lost. */
function around(svg, marks) {
  const nodes = marks.flatMap(({ area, side }) => [
    ...svg.querySelectorAll(`[data-area="${area}"]${side === "both" ? "" : `[data-side="${side}"]`}`),
  ]);
  if (!nodes.length) return null;
  const limits = BOX[svg.dataset.view];
  const boxes = nodes.map((node) => node.getBBox());
  const top = Math.max(limits.y, Math.min(...boxes.map((b) => b.y)) - MARGIN);
  const end = Math.min(limits.y + limits.height, Math.max(...boxes.map((b) => b.y + b.height)) + MARGIN);
  const height = Math.max(LEAST, end - top);
  const wide = Math.max(...boxes.map((b) => Math.min(212, b.x + b.width)));
  const half = Math.min(212, Math.max(height / 2, Math.min(wide, 150) + 30));
  return { x: -half, y: top, width: 2 * half, height };
}

function legend(marks) {
  const has = (kind) => marks.some((mark) => mark.kind === kind);
  const keys = [
    has("pain") && '<span class="key-pain"></span>pain drawn',
    has("referral") && '<span class="key-referral"></span>referral expected',
  ].filter(Boolean);
  const words = marks.map(({ area, side, kind }) => `${named(area, side)} (${kind})`).join(", ");
  return `<p class="body-legend">${keys.map((k) => `<span>${k}</span>`).join("")}<span class="visually-hidden">${words || "Nothing marked."}</span></p>`;
}

customElements.define("body-map", BodyMap);
