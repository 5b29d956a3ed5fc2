// Areas along the arm: a band between two heights of the limb's own axis and two offsets across it.
const AXIS = [
  [102, 190],
  [124, 342],
  [157, 466],
];
const STEP = 0.12;

/** A point beside the axis: 0 shoulder, 1 elbow, 2 wrist; `across` positive on the thumb side. */
function beside(along, across) {
  const leg = along <= 1 ? 0 : 1;
  const [[x1, y1], [x2, y2]] = [AXIS[leg], AXIS[leg + 1]];
  const share = along - leg;
  const length = Math.hypot(x2 - x1, y2 - y1);
  const normal = [(y2 - y1) / length, -(x2 - x1) / length];
  return [
    x1 + (x2 - x1) * share + normal[0] * across,
    y1 + (y2 - y1) * share + normal[1] * across,
  ];
}

export function band(from, to, inner, outer) {
  const steps = [];
  for (let at = from; at < to; at += STEP) steps.push(at);
  steps.push(to);
  return [
    ...steps.map((at) => beside(at, outer)),
    ...steps.reverse().map((at) => beside(at, inner)),
  ];
}
