// What a drawing is as data: {chart_version, strokes, regions}. Strokes pass through untouched.
import { AREAS, CHART_VERSION } from "./areas.js";

export const key = ({ area, side }) => `${area}/${side}`;

/** Reads JSON text of that shape, or a plain list of regions; unknown areas are left out. */
export function read(text) {
  let found;
  try {
    found = JSON.parse(text || "{}");
  } catch {
    found = {};
  }
  const regions = Array.isArray(found) ? found : (found.regions ?? []);
  return {
    strokes: found.strokes ?? [],
    regions: new Map(regions.filter(({ area }) => AREAS.has(area)).map(tidy).map((r) => [key(r), r])),
  };
}

/** An area with nothing said about it yet: intensity null is "not said". */
export const fresh = (area, side) => ({ area, side, intensity: null, quality: [] });

export const write = ({ strokes, regions }) =>
  JSON.stringify({ chart_version: CHART_VERSION, strokes, regions: [...regions.values()] });

const tidy = ({ area, side, intensity = null, quality = [] }) => ({ area, side, intensity, quality });
