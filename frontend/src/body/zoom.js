// Going closer: the part of the body that was tapped fills the picture.
import { BOX, viewBox } from "./draw.js";

const GLIDE_MS = 260;
const LEAST_PX = { finger: 30, mouse: 10 };
const HALF = {
  head: { x: -66, y: 8, width: 132, height: 170, isWhole: true },
  ear: { x: -66, y: 8, width: 132, height: 170, isWhole: true },
  upper: { x: -126, y: 116, width: 252, height: 200, isWhole: true },
  lower: { x: -112, y: 290, width: 224, height: 220, isWhole: true },
  arm: { x: 64, y: 160, width: 110, height: 210 },
  hand: { x: 100, y: 380, width: 116, height: 176 },
  thigh: { x: -14, y: 400, width: 124, height: 280 },
  shin: { x: -6, y: 630, width: 110, height: 246 },
  sole: { x: 96, y: 740, width: 76, height: 128 },
};

/** The close-up a drawn shape belongs to. */
export function closeUp(shape) {
  const box = shape.getBBox();
  const middle = box.y + box.height / 2;
  const half = HALF[zone(shape.dataset.area, box, middle)];
  const isMirrored = shape.getCTM().a < 0 && !half.isWhole;
  return isMirrored ? { ...half, x: -half.x - half.width } : half;
}

function zone(area, box, middle) {
  if (box.x > 92 && middle > 740) return "sole";
  if (middle < 118) return "head";
  const isArm = box.x + box.width / 2 > 88 && middle > 170 && middle < 560;
  if (isArm && !/hip|flank|thigh|iliac|buttock|chest/.test(area)) return middle < 385 ? "arm" : "hand";
  if (middle < 300) return "upper";
  if (middle < 492) return "lower";
  return middle < 650 ? "thigh" : "shin";
}

/** Whether a shape is smaller on the screen than what taps it. */
export function isTooSmall(shape) {
  const { width, height } = shape.getBoundingClientRect();
  const least = matchMedia("(pointer: coarse)").matches ? LEAST_PX.finger : LEAST_PX.mouse;
  return Math.min(width, height) < least;
}

export function whole(svg) {
  return BOX[svg.dataset.view];
}

/** Glides the picture to a box; at once where motion is not wanted. */
export function glide(svg, to) {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const from = { x, y, width, height };
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return svg.setAttribute("viewBox", viewBox(to));
  const begin = performance.now();
  const step = (now) => {
    const done = Math.min(1, (now - begin) / GLIDE_MS);
    const eased = 1 - (1 - done) ** 3;
    const at = (key) => from[key] + (to[key] - from[key]) * eased;
    svg.setAttribute("viewBox", viewBox({ x: at("x"), y: at("y"), width: at("width"), height: at("height") }));
    if (done < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
