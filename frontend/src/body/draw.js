// One view of the figure as SVG text. Areas carry data-area and data-side; the side is the client's.
import { LINES, PARTS } from "./figure.js";
import { pieces } from "./regions.js";

export const BOX = {
  front: { x: -212, y: 8, width: 424, height: 872 },
  back: { x: -212, y: 8, width: 424, height: 872 },
};
const MIRROR = ' transform="scale(-1 1)"';
let count = 0;

/** The client's side of the +x half: seen from the front, what is at our right is their left. */
const sideOf = (view, sign) => ((view === "front") === (sign > 0) ? "left" : "right");

export const viewBox = ({ x, y, width, height }) => `${x} ${y} ${width} ${height}`;

export function figure(view, box = BOX[view]) {
  const uid = `body-${(count += 1)}`;
  const all = pieces(view);
  const parts = Object.entries(PARTS[view]);
  return `<svg class="body-figure" data-view="${view}" viewBox="${viewBox(box)}" preserveAspectRatio="xMidYMin" aria-hidden="true" focusable="false">
<defs>${defs(uid, parts)}</defs>
${parts.map(contour).join("")}
${parts.map(([name, part]) => drawn(uid, view, name, part, all)).join("")}
${lines(view)}</svg>`;
}

function defs(uid, parts) {
  const clips = parts.map(
    ([name, part]) => `<clipPath id="${uid}-${name}"><path d="${part.path}"/></clipPath>`,
  );
  const stripes = `<pattern id="${uid}-stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="stripe-ground" width="7" height="7"/><rect class="stripe" width="3.4" height="7"/></pattern>`;
  return clips.join("") + stripes;
}

const bothSides = (inside) => `<g>${inside}</g><g${MIRROR}>${inside}</g>`;

// First every contour, then every fill: what overlaps inside the body leaves no line.
const contour = ([, { both, path }]) => {
  const skin = `<path class="contour" d="${path}"/>`;
  return both ? bothSides(skin) : skin;
};

function drawn(uid, view, name, part, all) {
  const own = all.filter((piece) => piece.part === name);
  const half = (sign) => own.filter((p) => p.isPaired).map((p) => shape(uid, p, sideOf(view, sign)));
  const frame = (inside) =>
    `<path class="skin" d="${part.path}"/><g clip-path="url(#${uid}-${name})">${inside}${shade(part)}</g>`;
  if (part.both) {
    return `<g>${frame(half(1).join(""))}</g><g${MIRROR}>${frame(half(-1).join(""))}</g>`;
  }
  const middle = own.filter((p) => !p.isPaired).map((p) => shape(uid, p, "midline"));
  return frame(`${half(1).join("")}<g${MIRROR}>${half(-1).join("")}</g>${middle.join("")}`);
}

// Two soft lines inside the contour: enough volume, and nothing that follows a light source.
const shade = ({ sides }) =>
  `<g class="shade">${sides.map((d) => `<path class="wide" d="${d}"/><path d="${d}"/>`).join("")}</g>`;

const shape = (uid, { area, path }, side) =>
  `<path class="area" data-area="${area}" data-side="${side}" data-stripes="${uid}-stripes" d="${path}"/>`;

function lines(view) {
  const half = LINES[view].half.map((d) => `<path d="${d}"/>`).join("");
  const middle = LINES[view].middle.map((d) => `<path d="${d}"/>`).join("");
  return `<g class="hints">${half}<g${MIRROR}>${half}</g>${middle}</g>`;
}

/** Colours one area wherever it is drawn; weight 0 to 1, kind pain or referral, null clears it. */
export function paint(root, { area, side }, weight, kind = "pain") {
  const which = side === "both" ? "" : `[data-side="${side}"]`;
  for (const node of root.querySelectorAll(`[data-area="${area}"]${which}`)) {
    node.classList.toggle("on", weight !== null && kind === "pain");
    node.style.fill = weight !== null && kind === "referral" ? `url(#${node.dataset.stripes})` : "";
    node.style.setProperty("--weight", weight ?? 0);
  }
}

/** A view with its name, and which side of the picture is which side of the client. */
export function framed(view) {
  const [atLeft, atRight] = view === "front" ? ["right", "left"] : ["left", "right"];
  return `<figure class="body-view">${figure(view)}<figcaption><span>${atLeft}</span><b>${view === "front" ? "Front" : "Back"}</b><span>${atRight}</span></figcaption></figure>`;
}
