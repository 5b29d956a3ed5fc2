// From points to SVG paths.

const round = (n) => Math.round(n * 10) / 10;
const pair = ([x, y]) => `${round(x)} ${round(y)}`;

/** A closed smooth line through the points (Catmull-Rom as Bézier curves). */
export function smooth(points) {
  const at = (i) => points[(i + points.length) % points.length];
  const curves = points.map((point, i) => {
    const [before, next, after] = [at(i - 1), at(i + 1), at(i + 2)];
    const first = [point[0] + (next[0] - before[0]) / 6, point[1] + (next[1] - before[1]) / 6];
    const second = [next[0] - (after[0] - point[0]) / 6, next[1] - (after[1] - point[1]) / 6];
    return `C${pair(first)} ${pair(second)} ${pair(next)}`;
  });
  return `M${pair(points[0])}${curves.join("")}Z`;
}

/** An open smooth line through the points. */
export function line(points) {
  const at = (i) => points[Math.max(0, Math.min(points.length - 1, i))];
  const curves = points.slice(0, -1).map((point, i) => {
    const [before, next, after] = [at(i - 1), at(i + 1), at(i + 2)];
    const first = [point[0] + (next[0] - before[0]) / 6, point[1] + (next[1] - before[1]) / 6];
    const second = [next[0] - (after[0] - point[0]) / 6, next[1] - (after[1] - point[1]) / 6];
    return `C${pair(first)} ${pair(second)} ${pair(next)}`;
  });
  return `M${pair(points[0])}${curves.join("")}`;
}

/** A closed straight-edged shape. */
export const polygon = (points) => `M${points.map(pair).join("L")}Z`;

/** Both halves of a shape whose points run from the midline outwards and back to it. */
export function whole(half) {
  const other = half
    .filter(([x]) => x !== 0)
    .map(([x, y]) => [-x, y])
    .reverse();
  return [...half, ...other];
}

/** A finger: a rounded bar from one point to another. */
export function capsule([x1, y1], [x2, y2], radius) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [((x2 - x1) / length) * radius, ((y2 - y1) / length) * radius];
  const corners = [
    [x1 + dy, y1 - dx],
    [x2 + dy, y2 - dx],
    [x2 - dy, y2 + dx],
    [x1 - dy, y1 + dx],
  ].map(pair);
  const arc = `A${radius} ${radius} 0 0 1 `;
  return `M${corners[0]}L${corners[1]}${arc}${corners[2]}L${corners[3]}${arc}${corners[0]}Z`;
}
