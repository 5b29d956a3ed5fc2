// Places in the day grid as classes, since the content security policy forbids style attributes.
// One row is a five-minute cell: at-12 begins an hour after the grid does, for-9 lasts 45 minutes.
const ROWS = 12 * 24;
const LONGEST = 12 * 16;

export function dayGrid() {
  const at = Array.from({ length: ROWS }, (_, row) => `.at-${row}{grid-row-start:${row + 2}}`);
  const spans = Array.from({ length: LONGEST }, (_, i) => `.for-${i + 1}{grid-row-end:span ${i + 1}}`);
  const columns = Array.from({ length: 12 }, (_, i) => `.in-${i + 1}{grid-column:${i + 2}}`);
  const widths = Array.from({ length: 12 }, (_, i) => `.day[data-columns="${i + 1}"]{--columns:${i + 1}}`);
  return `@layer places{${[...at, ...spans, ...columns, ...widths].join("")}}`;
}
