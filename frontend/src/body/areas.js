// The places a body has, in the client's words; ids are those of the knowledge base.
import list from "./areas.json";

export const AREAS = new Map(list.map((area) => [area.id, area]));
export const CHART_VERSION = "areas-1";
export const QUALITIES = [
  ["aching", "Aching"],
  ["sharp", "Sharp"],
  ["burning", "Burning"],
  ["tight", "Tight"],
  ["throbbing", "Throbbing"],
  ["shooting", "Shooting"],
  ["numb", "Numb"],
  ["tingling", "Tingling"],
  ["other", "Something else"],
];

/** "Right shoulder blade", "Breastbone". */
export function named(id, side) {
  const label = AREAS.get(id)?.label ?? id.replaceAll("-", " ");
  if (side !== "left" && side !== "right") return label;
  return `${side === "left" ? "Left" : "Right"} ${label[0].toLowerCase()}${label.slice(1)}`;
}

/** The groups of the list, private places apart. */
export function groups() {
  const found = new Map();
  for (const area of AREAS.values()) {
    const key = area.private ? "" : area.group;
    found.set(key, [...(found.get(key) ?? []), area]);
  }
  return found;
}
